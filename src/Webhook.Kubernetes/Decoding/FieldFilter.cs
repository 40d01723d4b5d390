using System.Buffers;
using System.Text;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Copies the few fields of an object that are read, so that the rest of its JSON is passed over and not parsed.</summary>
/// <remarks>
/// A pod is 15 KiB, half of it managedFields, and a tenth is read. What is copied stays as it was written, right or wrong:
/// whoever parses it finds the same faults at the same paths. Immutable.
/// </remarks>
internal sealed class FieldFilter
{
    private readonly (byte[] Name, FieldFilter? Within)[] _fields;

    private FieldFilter((byte[] Name, FieldFilter? Within)[] fields) => _fields = fields;

    /// <summary>Keeps these fields; one that is given with further fields keeps those of it, or of each element when it is a list.</summary>
    public static FieldFilter Of(params ReadOnlySpan<(string Name, FieldFilter? Within)> fields)
    {
        var kept = new (byte[], FieldFilter?)[fields.Length];
        for (var i = 0; i < fields.Length; i++)
            kept[i] = (Encoding.UTF8.GetBytes(fields[i].Name), fields[i].Within);

        return new(kept);
    }

    /// <summary>Keeps the fields at these paths: member names joined by dots; lists don't count as a step.</summary>
    public static FieldFilter Of(IEnumerable<string> paths) => Of(
        [.. paths.Select(path => path.Split('.', 2)).GroupBy(steps => steps[0]).Select(group => (group.Key, Within(group)))]);

    /// <summary>Copies what is kept; false, with the output of no use, when the text is not what was expected.</summary>
    public bool TryCopy(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        var end = Copy(json, JsonScan.SkipBlanks(json, 0), output);
        return end >= 0 && JsonScan.SkipBlanks(json, end) == json.Length;
    }

    private static FieldFilter? Within(IEnumerable<string[]> paths) => paths.Any(steps => steps.Length == 1) ? null : Of(paths.Select(steps => steps[1]));

    /// <summary>Copies one value; the index behind it, -1 for text that is not what was expected.</summary>
    private int Copy(ReadOnlySpan<byte> json, int at, IBufferWriter<byte> output)
    {
        if (at < json.Length && json[at] == '{')
            return CopyObject(json, at, output);

        return at < json.Length && json[at] == '[' ? CopyList(json, at, output) : CopyWhole(json, at, output);
    }

    private int CopyObject(ReadOnlySpan<byte> json, int at, IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        var isFirst = true;
        for (at = JsonScan.SkipBlanks(json, at + 1); at < json.Length && json[at] == '"';)
        {
            var name = at;
            var behind = JsonScan.EndOf(json, at);
            at = behind < 0 ? json.Length : JsonScan.SkipBlanks(json, behind);
            if (at >= json.Length || json[at] != ':')
                return -1;

            at = JsonScan.SkipBlanks(json, at + 1);
            // An escape may hide a name that is kept.
            if (json[name..behind].Contains((byte)'\\'))
                return -1;

            var index = IndexOf(json[(name + 1)..(behind - 1)]);
            if (index >= 0)
            {
                output.Write(isFirst ? ""u8 : ","u8);
                output.Write(json[name..behind]);
                output.Write(":"u8);
                isFirst = false;
            }

            at = index < 0 ? JsonScan.EndOf(json, at)
                : _fields[index].Within is { } within ? within.Copy(json, at, output)
                : CopyWhole(json, at, output);
            at = Separated(json, at);
            if (at < 0)
                return -1;
        }

        return Closed(json, at, "}"u8, output);
    }

    private int CopyList(ReadOnlySpan<byte> json, int at, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        var isFirst = true;
        for (at = JsonScan.SkipBlanks(json, at + 1); at < json.Length && json[at] != ']'; isFirst = false)
        {
            output.Write(isFirst ? ""u8 : ","u8);
            at = Separated(json, Copy(json, at, output));
            if (at < 0)
                return -1;
        }

        return Closed(json, at, "]"u8, output);
    }

    private static int CopyWhole(ReadOnlySpan<byte> json, int at, IBufferWriter<byte> output)
    {
        var end = JsonScan.EndOf(json, at);
        if (end >= 0)
            output.Write(json[at..end]);

        return end;
    }

    /// <summary>The index of what follows a value and its comma; -1 when neither a comma nor an end is there.</summary>
    private static int Separated(ReadOnlySpan<byte> json, int at)
    {
        at = at < 0 ? json.Length : JsonScan.SkipBlanks(json, at);
        if (at >= json.Length)
            return -1;

        if (json[at] != ',')
            return json[at] is (byte)'}' or (byte)']' ? at : -1;

        at = JsonScan.SkipBlanks(json, at + 1);
        return at < json.Length && json[at] is not ((byte)'}' or (byte)']') ? at : -1;
    }

    private static int Closed(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> bracket, IBufferWriter<byte> output)
    {
        if (at >= json.Length || json[at] != bracket[0])
            return -1;

        output.Write(bracket);
        return at + 1;
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (name.SequenceEqual(_fields[i].Name))
                return i;
        }

        return -1;
    }
}
