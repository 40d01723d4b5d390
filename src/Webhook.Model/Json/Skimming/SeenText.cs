using System.Buffers.Binary;
using System.Text;

namespace Webhook.Model.Json.Skimming;

/// <summary>Strings that were read before and are likely to come again: the words of the API, and the names of a cluster.</summary>
/// <remarks>
/// A table of fixed size that new texts displace old ones from, so it neither grows nor fills up, whatever is sent. Safe for
/// use from many threads: a slot holds a whole string or none, and a race costs one more string.
/// </remarks>
internal static class SeenText
{
    /// <summary>Longest text that is kept, in bytes: what is longer, such as a comment in an annotation, seldom comes again.</summary>
    public const int MaxLength = 64;

    /// <summary>Slots: several times the names that the busiest DaemonSets of a cluster hold together; 64 kB with their texts.</summary>
    private const int Slots = 1 << SlotBits;

    private const int SlotBits = 12;

    // Odd, with its bits spread evenly: 2^64 divided by the golden ratio.
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private static readonly string?[] Seen = new string?[Slots];

    /// <summary>The text as a string: a new one, or the one that was made of the same bytes before.</summary>
    /// <param name="utf8">Valid UTF-8. Only ASCII is looked for.</param>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";

        if (utf8.Length > MaxLength)
            return Encoding.UTF8.GetString(utf8);

        var slot = (int)(Hash(utf8) >> (64 - SlotBits));
        ref var first = ref Seen[slot];
        if (Volatile.Read(ref first) is { } known && Ascii.Equals(utf8, known))
            return known;

        // Two places for each hash, so that two names which share one don't displace each other for ever.
        ref var second = ref Seen[slot ^ 1];
        if (Volatile.Read(ref second) is { } other && Ascii.Equals(utf8, other))
            return other;

        var text = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref second, Volatile.Read(ref first));
        Volatile.Write(ref first, text);
        return text;
    }

    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        ulong head, tail;
        if (utf8.Length >= sizeof(ulong))
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else if (utf8.Length >= sizeof(uint))
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]);
        }
        else
        {
            head = utf8[0];
            tail = (ulong)utf8[^1] << 8 | utf8[utf8.Length / 2];
        }

        return ((head * Spread) ^ ulong.RotateLeft(tail, 23) ^ (ulong)utf8.Length) * Spread;
    }
}
