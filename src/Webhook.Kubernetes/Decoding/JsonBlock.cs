using System.Numerics;
using System.Runtime.Intrinsics;

namespace Webhook.Kubernetes.Decoding;

/// <summary>The brackets of 64 bytes of JSON that stand outside strings, a bit for each byte, the first byte lowest.</summary>
/// <param name="Opening"><c>{</c> and <c>[</c>.</param>
/// <param name="Closing"><c>}</c> and <c>]</c>.</param>
/// <remarks>
/// A block is judged as a whole, some ten instructions for each of the four characters that matter, instead of byte by byte.
/// What one block leaves over to the next, an open string or a backslash at its end, is in <see cref="State"/>.
/// </remarks>
internal readonly record struct JsonBlock(ulong Opening, ulong Closing)
{
    /// <summary>Bytes in a block.</summary>
    public const int Size = 64;

    // The two kinds of bracket differ in this bit alone: 0x5B and 0x7B, 0x5D and 0x7D.
    private const byte Kind = 0x20;

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    /// <param name="state">What the block before left over; gets what this one does.</param>
    public static JsonBlock Read(ReadOnlySpan<byte> bytes, ref State state)
    {
        var (first, second) = (Vector256.Create(bytes), Vector256.Create(bytes[Vector256<byte>.Count..]));
        var escaped = Escaped(Bits(first, second, (byte)'\\'), ref state);
        var strings = Between(Bits(first, second, (byte)'"') & ~escaped) ^ state.InString;
        state.InString = (ulong)((long)strings >> 63);
        var (left, right) = (first | Vector256.Create(Kind), second | Vector256.Create(Kind));
        return new(Bits(left, right, (byte)'{') & ~strings, Bits(left, right, (byte)'}') & ~strings);
    }

    private static ulong Bits(Vector256<byte> first, Vector256<byte> second, byte wanted)
    {
        var all = Vector256.Create(wanted);
        return Vector256.Equals(first, all).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(second, all).ExtractMostSignificantBits() << 32);
    }

    /// <summary>From each odd bit that is set to the one before the next: the inside of strings, their first quote included.</summary>
    private static ulong Between(ulong quotes)
    {
        for (var distance = 1; distance < Size; distance <<= 1)
            quotes ^= quotes << distance;

        return quotes;
    }

    /// <summary>The bytes that a backslash stands before and makes literal.</summary>
    private static ulong Escaped(ulong backslashes, ref State state)
    {
        var escaped = state.Escapes;
        var rest = backslashes & ~escaped;
        state.Escapes = 0;
        while (rest != 0)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            if (at == Size - 1)
            {
                state.Escapes = 1;
                break;
            }

            // The byte behind is literal, be it a backslash itself.
            escaped |= 2ul << at;
            rest &= ~(3ul << at);
        }

        return escaped;
    }

    /// <summary>What is known at the end of a block.</summary>
    internal struct State
    {
        /// <summary>All bits where a string goes on, else none.</summary>
        public ulong InString { get; set; }

        /// <summary>The lowest bit where the first byte of the next block is escaped, else none.</summary>
        public ulong Escapes { get; set; }
    }
}
