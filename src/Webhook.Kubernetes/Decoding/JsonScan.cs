using System.Buffers;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Finds where JSON values end, some ten times as fast as reading them. What it passes over is not checked.</summary>
internal static class JsonScan
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> AfterScalar = SearchValues.Create(",]} \t\r\n"u8);
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    /// <summary>The index behind the value that begins at <paramref name="start"/>; -1 when it does not end within the text.</summary>
    public static int EndOf(ReadOnlySpan<byte> json, int start)
    {
        if (start >= json.Length)
            return -1;

        if (json[start] == '"')
            return EndOfString(json, start);

        if (json[start] is (byte)'{' or (byte)'[')
            return EndOfContainer(json, start);

        var length = json[start..].IndexOfAny(AfterScalar);
        return length <= 0 ? -1 : start + length;
    }

    /// <summary>The index of the first byte that is no blank, from <paramref name="start"/> on; the length when there is none.</summary>
    public static int SkipBlanks(ReadOnlySpan<byte> json, int start)
    {
        while (start < json.Length && json[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            start++;

        return start;
    }

    private static int EndOfContainer(ReadOnlySpan<byte> json, int at)
    {
        var depth = 0;
        while (json[at..].IndexOfAny(Structure) is >= 0 and var next)
        {
            at += next;
            switch (json[at])
            {
                case (byte)'"':
                    at = EndOfString(json, at);
                    if (at < 0)
                        return -1;

                    break;
                case (byte)'{' or (byte)'[':
                    (depth, at) = (depth + 1, at + 1);
                    break;
                default:
                    (depth, at) = (depth - 1, at + 1);
                    if (depth == 0)
                        return at;

                    break;
            }
        }

        return -1;
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int quote)
    {
        var at = quote + 1;
        while (at <= json.Length && json[at..].IndexOfAny(InString) is >= 0 and var next)
        {
            at += next;
            if (json[at] == '"')
                return at + 1;

            at += 2;
        }

        return -1;
    }
}
