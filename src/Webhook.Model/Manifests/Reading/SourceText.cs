namespace Webhook.Model.Manifests.Reading;

/// <summary>A file's text, with the line and column of each offset.</summary>
/// <remarks>
/// Lines end at LF, CRLF or CR. Columns count characters (a surrogate pair is one); a byte order mark is none.
/// Not thread-safe: asking in rising order is cheap because the last answer is kept.
/// </remarks>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];
    private (int Offset, int Line, int Column) _last;

    public SourceText(string text)
    {
        Text = text;
        if (text.StartsWith(ByteOrderMark))
            _lineStarts[0] = 1;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }

        _last = (_lineStarts[0], 0, 1);
    }

    public const char ByteOrderMark = '\uFEFF';

    public string Text { get; }

    /// <summary>Offset of the first character of each line.</summary>
    public IReadOnlyList<int> LineStarts => _lineStarts;

    public Position At(int offset)
    {
        var line = LineOf(offset);
        var (from, column) = line == _last.Line && offset >= _last.Offset ? (_last.Offset, _last.Column) : (_lineStarts[line], 1);
        for (var i = from; i < offset; i++)
        {
            // The second half of a pair was counted with the first.
            if (!char.IsLowSurrogate(Text[i]) || i == 0 || !char.IsHighSurrogate(Text[i - 1]))
                column++;
        }

        _last = (Math.Max(offset, _lineStarts[line]), line, column);
        return new(line + 1, column);
    }

    /// <summary>Index, from 0, of the line that an offset lies in.</summary>
    public int LineOf(int offset)
    {
        var line = _lineStarts.BinarySearch(offset);
        return line >= 0 ? line : Math.Max(0, ~line - 1);
    }
}
