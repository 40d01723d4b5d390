using System.Buffers.Binary;
using System.Text;

namespace Webhook.Tests.Tracing;

/// <summary>The fields of one protobuf message, by number; enough of the wire format to read OTLP (https://protobuf.dev/programming-guides/encoding/).</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufFields(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var key = TakeVarint(ref message);
            var (number, type) = ((int)(key >> 3), (int)(key & 7));
            switch (type)
            {
                case 0:
                    _fields.Add((number, TakeVarint(ref message), default));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8).Span), default));
                    break;
                case 2:
                    var length = (int)TakeVarint(ref message);
                    _fields.Add((number, 0, Take(ref message, length)));
                    break;
                case 5:
                    _fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4).Span), default));
                    break;
                default:
                    throw new InvalidDataException($"field {number} has wire type {type}");
            }
        }
    }

    public IEnumerable<ProtobufFields> Messages(int number) => All(number).Select(bytes => new ProtobufFields(bytes));

    public ulong Number(int number) => _fields.LastOrDefault(field => field.Number == number).Value;

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).Span);

    /// <summary>Key and value of each KeyValue of a field; arrays joined by a space.</summary>
    public Dictionary<string, string> Attributes(int number) =>
        Messages(number).ToDictionary(pair => pair.Text(1), pair => ValueOf(pair.Messages(2).Single()));

    private static string ValueOf(ProtobufFields value) => value._fields[0].Number switch
    {
        1 => value.Text(1),
        2 => value.Number(2) == 1 ? "true" : "false",
        3 => ((long)value.Number(3)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        5 => string.Join(' ', value.Messages(5).Single().Messages(1).Select(ValueOf)),
        var other => $"a value of kind {other}",
    };

    private IEnumerable<ReadOnlyMemory<byte>> All(int number) => _fields.Where(field => field.Number == number).Select(field => field.Bytes);

    private ReadOnlyMemory<byte> Bytes(int number) => All(number).LastOrDefault();

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, int length)
    {
        var taken = message[..length];
        message = message[length..];
        return taken;
    }

    private static ulong TakeVarint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref message, 1).Span[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
