using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>A file's text with the lines around each offset. Lines end at LF, CRLF or CR.</summary>
/// <remarks>Where a line starts and ends is known and not searched for: whole files may stand on one line.</remarks>
internal sealed class LinedText
{
    private readonly string _text;
    private IReadOnlyList<DocumentSlice>? _documents;

    public LinedText(string text) => (_text, Source) = (text, new(text));

    /// <summary>The text with its positions.</summary>
    public SourceText Source { get; }

    /// <summary>The documents, in order; not empty where there is an object to edit.</summary>
    public IReadOnlyList<DocumentSlice> Documents => _documents ??= DocumentSplitter.Split(Source);

    public int Length => _text.Length;

    public char this[int offset] => _text[offset];

    public string Slice(int start, int length) => _text.Substring(start, length);

    public ReadOnlySpan<char> AsSpan(Range range) => _text.AsSpan(range);

    /// <summary>Offset of the line's first character, behind a byte order mark.</summary>
    public int LineStart(int offset) => Math.Min(Source.LineStarts[Source.LineOf(offset)], offset);

    /// <summary>Offset behind the line's last character, its line break not included.</summary>
    public int LineEnd(int offset)
    {
        var next = Source.LineOf(offset) + 1;
        var end = next < Source.LineStarts.Count ? Source.LineStarts[next] : Length;
        if (end > offset && _text[end - 1] == '\n')
            end--;

        if (end > offset && _text[end - 1] == '\r')
            end--;

        return end;
    }

    /// <summary>Offset of the next line's first character, given a <see cref="LineEnd"/>; the end of the text when there is none.</summary>
    public int NextLine(int lineEnd) => lineEnd + LineBreakAt(lineEnd).Length;

    /// <summary>Offset of the first character of the line before, given a <see cref="LineStart"/> above 0.</summary>
    public int PreviousLine(int lineStart) => LineStart(lineStart > 1 && _text[lineStart - 2] == '\r' ? lineStart - 2 : lineStart - 1);

    /// <summary>The line break to write next to an offset: that of its line, else of the line before.</summary>
    public string LineBreak(int offset)
    {
        if (LineBreakAt(LineEnd(offset)) is { Length: > 0 } own)
            return own;

        var start = LineStart(offset);
        return start switch
        {
            0 => "\n",
            _ when _text[start - 1] == '\r' => "\r",
            _ => start > 1 && _text[start - 2] == '\r' ? "\r\n" : "\n",
        };
    }

    /// <summary>Characters between the start of the line and an offset.</summary>
    public int Column(int offset) => offset - LineStart(offset);

    /// <summary>White space that the offset's line starts with.</summary>
    public string Indentation(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Length && _text[end] is ' ' or '\t')
            end++;

        return _text[start..end];
    }

    /// <summary>Whether nothing but white space stands in front of an offset on its line.</summary>
    public bool StartsLine(int offset) => _text.AsSpan(LineStart(offset)..offset).Trim(" \t").Length == 0;

    /// <summary>Whether nothing but white space and a comment follows on the offset's line.</summary>
    public bool EndsLine(int offset)
    {
        var rest = _text.AsSpan(offset..LineEnd(offset));
        var content = rest.TrimStart(" \t");
        return content.Length == 0 || (content[0] == '#' && content.Length < rest.Length);
    }

    /// <summary>Whether two offsets stand on one line.</summary>
    public bool OnOneLine(int first, int second) => _text.AsSpan(first..second).IndexOfAny('\n', '\r') < 0;

    /// <inheritdoc/>
    public override string ToString() => _text;

    private string LineBreakAt(int lineEnd) => lineEnd >= Length
        ? ""
        : _text[lineEnd] == '\n' ? "\n" : lineEnd + 1 < Length && _text[lineEnd + 1] == '\n' ? "\r\n" : "\r";
}
