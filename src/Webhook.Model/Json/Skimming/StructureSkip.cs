using System.Numerics;

namespace Webhook.Model.Json.Skimming;

/// <summary>Finds the end of an object, a list or a string without reading what is in it.</summary>
/// <remarks>
/// <para>
/// Checked: every string ends, brackets balance and close in the order in which they open, no backslash stands outside of a
/// string, and the depth. Not checked: commas and colons between values, what numbers, literals and escapes look like,
/// control characters in strings. An encoder of JSON, the API server's among them, gets none of those wrong.
/// </para>
/// <para>Only reads, never past the end, and needs the same stack however deep the document is.</para>
/// </remarks>
internal static class StructureSkip
{
    /// <summary>Levels below the value that are followed: one bit each remembers which bracket must close it.</summary>
    /// <remarks>The deepest part of a DaemonSet, an entry of managedFields, has 20.</remarks>
    public const int MaxDepth = 64;

    private const int Failed = -1;

    /// <summary>Skips an object or a list.</summary>
    /// <param name="json">The document.</param>
    /// <param name="start">Index of the opening bracket.</param>
    /// <param name="maxDepth">Levels that are allowed, its own among them; at most <see cref="MaxDepth"/>.</param>
    /// <returns>Index behind its closing bracket; -1 when there is none, or too deep a level.</returns>
    public static int Nested(ReadOnlySpan<byte> json, int start, int maxDepth)
    {
        Span<byte> last = stackalloc byte[JsonBlock.Size];
        var strings = new StringMask();
        ulong braces = 0;
        var depth = 0;
        for (var at = start; at < json.Length; at += JsonBlock.Size)
        {
            var block = JsonBlock.Of(BlockAt(json, at, last));
            var inStrings = strings.Strings(strings.Unescaped(block.Quotes, block.Backslashes));
            if ((block.Backslashes & ~inStrings) != 0)
                return Failed;

            var (opens, closes) = (block.Opens & ~inStrings, block.Closes & ~inStrings);

            // A pair with nothing between, as managedFields has by the thousand, changes nothing but the depth it reaches.
            var pairs = opens & (closes >> 1) & ~(block.Braces ^ (block.Braces >> 1));
            if (at == start && (pairs & 1) != 0)
                return start + 2;

            opens ^= pairs;
            closes ^= pairs << 1;
            if (pairs != 0 && depth + BitOperations.PopCount(opens) >= maxDepth)
                return Failed;

            for (var brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
            {
                var place = BitOperations.TrailingZeroCount(brackets);
                var brace = (block.Braces >> place) & 1;
                if (((opens >> place) & 1) != 0)
                {
                    if (++depth > maxDepth)
                        return Failed;

                    braces = (braces << 1) | brace;
                    continue;
                }

                if (depth == 0 || (braces & 1) != brace)
                    return Failed;

                braces >>= 1;
                if (--depth == 0)
                    return at + place + 1;
            }
        }

        return Failed;
    }

    /// <summary>Skips the rest of a string.</summary>
    /// <param name="json">The document.</param>
    /// <param name="start">Index behind the opening quote.</param>
    /// <returns>Index behind the closing quote; -1 when there is none.</returns>
    public static int String(ReadOnlySpan<byte> json, int start)
    {
        Span<byte> last = stackalloc byte[JsonBlock.Size];
        var strings = new StringMask();
        for (var at = start; at < json.Length; at += JsonBlock.Size)
        {
            var block = JsonBlock.Of(BlockAt(json, at, last));
            var quotes = strings.Unescaped(block.Quotes, block.Backslashes);
            if (quotes != 0)
                return at + BitOperations.TrailingZeroCount(quotes) + 1;
        }

        return Failed;
    }

    /// <summary>The 64 bytes from an index on; behind the end of the document, spaces.</summary>
    private static ReadOnlySpan<byte> BlockAt(ReadOnlySpan<byte> json, int at, Span<byte> last)
    {
        var left = json[at..];
        if (left.Length >= JsonBlock.Size)
            return left[..JsonBlock.Size];

        last.Fill((byte)' ');
        left.CopyTo(last);
        return last;
    }
}
