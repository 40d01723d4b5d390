using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Webhook.Model.Json.Skimming;

/// <summary>Where the bytes that give JSON its structure stand in 64 bytes: bit i speaks of byte i.</summary>
/// <remarks>The lowest bit is the first byte. Whether a bracket stands inside a string is not known here.</remarks>
internal readonly ref struct JsonBlock
{
    /// <summary>Bytes of a block: as many as a 64-bit mask has bits.</summary>
    public const int Size = 64;

    private JsonBlock(ulong quotes, ulong backslashes, ulong opens, ulong closes, ulong braces)
    {
        Quotes = quotes;
        Backslashes = backslashes;
        Opens = opens;
        Closes = closes;
        Braces = braces;
    }

    /// <summary>Every <c>"</c>.</summary>
    public ulong Quotes { get; }

    /// <summary>Every <c>\</c>.</summary>
    public ulong Backslashes { get; }

    /// <summary>Every <c>{</c> and <c>[</c>.</summary>
    public ulong Opens { get; }

    /// <summary>Every <c>}</c> and <c>]</c>.</summary>
    public ulong Closes { get; }

    /// <summary>Of brackets, those that belong to an object; other bytes have bits at random.</summary>
    public ulong Braces { get; }

    /// <summary>Looks at the first 64 bytes.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes; only read.</param>
    public static JsonBlock Of(ReadOnlySpan<byte> bytes)
    {
        // One check of the length in place of one for each load.
        ref var first = ref MemoryMarshal.GetReference(bytes[..Size]);
        if (Vector512.IsHardwareAccelerated)
            return OfVector(Vector512.LoadUnsafe(ref first));

        return Vector256.IsHardwareAccelerated
            ? OfHalves(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 32))
            : OfQuarters(ref first);
    }

    /// <summary>The same with 128-bit vectors, or without any where there are none.</summary>
    public static JsonBlock OfQuarters(ref readonly byte first)
    {
        ulong quotes = 0, backslashes = 0, opens = 0, closes = 0, braces = 0;
        for (var shift = 0; shift < Size; shift += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(in first, (nuint)shift);
            var folded = bytes | Vector128.Create((byte)0x20);
            quotes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << shift;
            backslashes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits() << shift;
            opens |= (ulong)Vector128.Equals(folded, Vector128.Create((byte)'{')).ExtractMostSignificantBits() << shift;
            closes |= (ulong)Vector128.Equals(folded, Vector128.Create((byte)'}')).ExtractMostSignificantBits() << shift;
            braces |= (ulong)(bytes.AsUInt16() << 2).AsByte().ExtractMostSignificantBits() << shift;
        }

        return new(quotes, backslashes, opens, closes, braces);
    }

    /// <summary>The same with 256-bit vectors.</summary>
    public static JsonBlock OfHalves(Vector256<byte> low, Vector256<byte> high)
    {
        var fold = Vector256.Create((byte)0x20);
        var (foldedLow, foldedHigh) = (low | fold, high | fold);
        return new(
            Find(low, high, (byte)'"'),
            Find(low, high, (byte)'\\'),
            Find(foldedLow, foldedHigh, (byte)'{'),
            Find(foldedLow, foldedHigh, (byte)'}'),
            Join((low.AsUInt16() << 2).AsByte(), (high.AsUInt16() << 2).AsByte()));
    }

    /// <summary>The same with one 512-bit vector.</summary>
    /// <remarks>
    /// An opening brace and an opening bracket differ in the bit 0x20 alone, and so do the closing ones: with that bit set
    /// both are the brace. Shifted left by two that bit becomes the one that the mask is made of.
    /// </remarks>
    public static JsonBlock OfVector(Vector512<byte> bytes)
    {
        var folded = bytes | Vector512.Create((byte)0x20);
        return new(
            Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector512.Equals(folded, Vector512.Create((byte)'{')).ExtractMostSignificantBits(),
            Vector512.Equals(folded, Vector512.Create((byte)'}')).ExtractMostSignificantBits(),
            (bytes.AsUInt16() << 2).AsByte().ExtractMostSignificantBits());
    }

    private static ulong Find(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var sought = Vector256.Create(value);
        return Join(Vector256.Equals(low, sought), Vector256.Equals(high, sought));
    }

    private static ulong Join(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
