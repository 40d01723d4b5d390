using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Lines around an offset of a text. Lines end at LF, CRLF or CR.</summary>
internal static class LineGeometry
{
    /// <summary>Offset of the line's first character, behind a byte order mark.</summary>
    public static int LineStart(this string text, int offset)
    {
        var start = offset;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
            start--;

        return start == 0 && text.StartsWith(SourceText.ByteOrderMark) ? Math.Min(1, offset) : start;
    }

    /// <summary>Offset behind the line's last character, its line break not included.</summary>
    public static int LineEnd(this string text, int offset)
    {
        var end = offset;
        while (end < text.Length && text[end] is not ('\n' or '\r'))
            end++;

        return end;
    }

    /// <summary>Offset of the next line's first character, given a <see cref="LineEnd"/>; the end of the text when there is none.</summary>
    public static int NextLine(this string text, int lineEnd) => lineEnd + LineBreakAt(text, lineEnd).Length;

    /// <summary>Offset of the first character of the line before, given a <see cref="LineStart"/> above 0.</summary>
    public static int PreviousLine(this string text, int lineStart) =>
        text.LineStart(lineStart > 1 && text[lineStart - 2] == '\r' ? lineStart - 2 : lineStart - 1);

    /// <summary>The line break to write next to an offset: that of its line, else of the line before.</summary>
    public static string LineBreak(this string text, int offset)
    {
        if (LineBreakAt(text, text.LineEnd(offset)) is { Length: > 0 } own)
            return own;

        var start = text.LineStart(offset);
        return start switch
        {
            0 => "\n",
            _ when text[start - 1] == '\r' => "\r",
            _ => start > 1 && text[start - 2] == '\r' ? "\r\n" : "\n",
        };
    }

    /// <summary>Characters between the start of the line and an offset.</summary>
    public static int Column(this string text, int offset) => offset - text.LineStart(offset);

    /// <summary>White space that the offset's line starts with.</summary>
    public static string Indentation(this string text, int offset)
    {
        var start = text.LineStart(offset);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;

        return text[start..end];
    }

    /// <summary>Whether nothing but white space stands in front of an offset on its line.</summary>
    public static bool StartsLine(this string text, int offset) => text.AsSpan(text.LineStart(offset)..offset).Trim(" \t").Length == 0;

    /// <summary>Whether nothing but white space and a comment follows on the offset's line.</summary>
    public static bool EndsLine(this string text, int offset)
    {
        var rest = text.AsSpan(offset..text.LineEnd(offset));
        var content = rest.TrimStart(" \t");
        return content.Length == 0 || (content[0] == '#' && content.Length < rest.Length);
    }

    /// <summary>Whether two offsets stand on one line.</summary>
    public static bool OnOneLine(this string text, int first, int second) => text.AsSpan(first..second).IndexOfAny('\n', '\r') < 0;

    private static string LineBreakAt(string text, int lineEnd) => lineEnd >= text.Length
        ? ""
        : text[lineEnd] == '\n' ? "\n" : lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? "\r\n" : "\r";
}
