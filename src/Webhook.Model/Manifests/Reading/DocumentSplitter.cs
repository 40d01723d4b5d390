namespace Webhook.Model.Manifests.Reading;

/// <summary>Cuts a file into documents before anything is parsed, so that a syntax error costs one document only.</summary>
/// <remarks>
/// YAML makes this safe: <c>---</c> and <c>...</c> at the start of a line, followed by white space, are markers wherever they
/// stand, quotes included (YAML 1.2, rule c-forbidden), and a block scalar's text is always indented below another node.
/// Blank lines, comments and directives in front of a <c>---</c> belong to the document that it starts.
/// </remarks>
internal static class DocumentSplitter
{
    public static IReadOnlyList<DocumentSlice> Split(SourceText source)
    {
        var slices = new List<DocumentSlice>();
        var (start, body, empty) = (0, -1, true);
        for (var i = 0; i < source.LineStarts.Count; i++)
        {
            var lineStart = source.LineStarts[i];
            var from = lineStart;
            var to = i + 1 < source.LineStarts.Count ? source.LineStarts[i + 1] : source.Text.Length;
            // A file that was joined to another one brings its mark along.
            if (source.Text.AsSpan(from, to - from).StartsWith("\uFEFF---"))
                from++;

            var line = source.Text.AsSpan(from, to - from);
            if (IsMarker(line, "---"))
            {
                if (body >= 0 || !empty)
                    EndAt(lineStart, from);

                (body, empty) = (from + 3, IsBlank(line[3..]));
            }
            else if (IsMarker(line, "..."))
            {
                if (body >= 0 || !empty)
                    EndAt(lineStart, to);

                (start, body, empty) = (to, -1, true);
            }
            else if (empty && !IsBlank(line) && (body >= 0 || line[0] != '%'))
            {
                empty = false;
            }
        }

        if (body >= 0 || !empty)
            EndAt(source.Text.Length, source.Text.Length);

        return slices;

        void EndAt(int end, int next)
        {
            slices.Add(Slice(source.Text, start, body, end, empty));
            start = next;
        }
    }

    private static DocumentSlice Slice(string text, int start, int body, int end, bool empty)
    {
        if (start < end && text[start] == SourceText.ByteOrderMark)
            start++;

        return new(start, body < 0 ? start : body, end, empty);
    }

    private static bool IsMarker(ReadOnlySpan<char> line, string marker) =>
        line.StartsWith(marker) && (line.Length == 3 || line[3] is ' ' or '\t' or '\r' or '\n');

    private static bool IsBlank(ReadOnlySpan<char> line)
    {
        var content = line.Trim(" \t\r\n\uFEFF");
        return content.Length == 0 || content[0] == '#';
    }
}
