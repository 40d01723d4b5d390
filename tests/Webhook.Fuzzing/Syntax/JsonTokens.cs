using System.Buffers;

namespace Webhook.Fuzzing.Syntax;

/// <summary>Finds the tokens of a text that is JSON or was so once.</summary>
internal static class JsonTokens
{
    /// <summary>What a token that is no string ends before.</summary>
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n{}[],:\""u8);

    /// <summary>The tokens in order: strings, punctuation, and whatever else stands between white space.</summary>
    public static List<Range> Split(ReadOnlySpan<byte> text)
    {
        var tokens = new List<Range>();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOf(text, at);
            if (text[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                tokens.Add(at..end);

            at = end;
        }

        return tokens;
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] == '"')
            return EndOfString(text, at);

        if (" \t\r\n{}[],:"u8.Contains(text[at]))
            return at + 1;

        var length = text[at..].IndexOfAny(Ends);
        return length < 0 ? text.Length : at + length;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int at)
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        return Math.Min(at + 1, text.Length);
    }
}
