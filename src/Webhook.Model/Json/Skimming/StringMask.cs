using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Webhook.Model.Json.Skimming;

/// <summary>Which bytes of a block belong to strings, carried from block to block.</summary>
/// <remarks>
/// The way of Langdale and Lemire, "Parsing Gigabytes of JSON per Second" (2019): whatever stands behind an odd number of
/// quotes that no backslash escapes is inside a string, and the parity of all bits before each is one carry-less product.
/// </remarks>
internal struct StringMask
{
    // All ones while the last block ended inside a string.
    private ulong _open;

    // 1 while the last block ended in a backslash that escapes the first byte of the next.
    private ulong _escapesNext;

    /// <summary>The quotes of the next block that open or close a string.</summary>
    public ulong Unescaped(ulong quotes, ulong backslashes) =>
        (backslashes | _escapesNext) == 0 ? quotes : quotes & ~Escaped(backslashes);

    /// <summary>The bytes of the block that stand in strings; an opening quote counts, a closing one doesn't.</summary>
    public ulong Strings(ulong unescapedQuotes)
    {
        var inside = ParityUpTo(unescapedQuotes) ^ _open;
        _open = (ulong)((long)inside >> 63);
        return inside;
    }

    /// <summary>For each bit the parity of the bits below it and itself.</summary>
    public static ulong ParityUpTo(ulong bits) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar()
        : ParityByShifts(bits);

    /// <summary>The same on processors without that instruction: each step doubles how far down a bit has looked.</summary>
    public static ulong ParityByShifts(ulong bits)
    {
        for (var distance = 1; distance < 64; distance *= 2)
            bits ^= bits << distance;

        return bits;
    }

    /// <summary>The bytes that a backslash in front of them escapes.</summary>
    private ulong Escaped(ulong backslashes)
    {
        var behind = (backslashes << 1) | _escapesNext;
        if ((backslashes & behind) != 0)
            return EscapedByRuns(backslashes);

        // Each backslash stands alone, and so escapes what follows.
        _escapesNext = backslashes >> 63;
        return behind;
    }

    /// <summary>The same where backslashes stand side by side: of each pair the first escapes the second.</summary>
    private ulong EscapedByRuns(ulong backslashes)
    {
        var escaped = _escapesNext;
        var left = backslashes & ~escaped;
        _escapesNext = 0;
        while (left != 0)
        {
            var backslash = left & (~left + 1);
            escaped |= backslash << 1;
            _escapesNext |= backslash >> 63;
            left &= ~(backslash | (backslash << 1));
        }

        return escaped;
    }
}
