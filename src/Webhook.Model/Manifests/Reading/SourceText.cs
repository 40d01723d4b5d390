namespace Webhook.Model.Manifests.Reading;

/// <summary>A file's text, with the line and column of each offset.</summary>
/// <remarks>
/// Lines end at LF, CRLF or CR. Columns count characters (a surrogate pair is one); a byte order mark is none. An answer takes
/// the same time wherever it lies, as whole files may stand on one line.
/// </remarks>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    // Offsets of the second halves of surrogate pairs, each of which makes the columns behind it one fewer.
    private readonly List<int> _pairs = [];

    public SourceText(string text)
    {
        Text = text;
        if (text.StartsWith(ByteOrderMark))
            _lineStarts[0] = 1;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
            else if (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]))
                _pairs.Add(i);
        }
    }

    public const char ByteOrderMark = '\uFEFF';

    public string Text { get; }

    /// <summary>Offset of the first character of each line.</summary>
    public IReadOnlyList<int> LineStarts => _lineStarts;

    public Position At(int offset)
    {
        var line = LineOf(offset);
        var start = _lineStarts[line];
        return offset <= start ? new(line + 1, 1) : new(line + 1, offset - start + 1 - (PairsBefore(offset) - PairsBefore(start)));
    }

    /// <summary>Index, from 0, of the line that an offset lies in.</summary>
    public int LineOf(int offset)
    {
        var line = _lineStarts.BinarySearch(offset);
        return line >= 0 ? line : Math.Max(0, ~line - 1);
    }

    private int PairsBefore(int offset)
    {
        if (_pairs.Count == 0)
            return 0;

        var place = _pairs.BinarySearch(offset);
        return place >= 0 ? place : ~place;
    }
}
