using YamlDotNet.Core;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Says in plain words why the text is no YAML, and where.</summary>
internal static class SyntaxFailure
{
    /// <param name="source">The file.</param>
    /// <param name="slice">The document.</param>
    /// <param name="readTo">Offset up to which the document was understood.</param>
    /// <param name="failure">What the parser said.</param>
    public static UnreadableDocumentException Explain(SourceText source, DocumentSlice slice, int readTo, YamlException failure)
    {
        var end = Math.Clamp(slice.Start + (int)Math.Max(failure.Start.Index, failure.End.Index), readTo, slice.End);
        if (IndentingTab(source, readTo, end) is { } tab)
            return new(tab, "a tab can't indent YAML; indent with spaces, two a level");

        // A failure that names no place gets the one where reading stopped.
        var offset = failure.End.Index == 0 ? readTo : Math.Clamp(slice.Start + (int)failure.Start.Index, slice.Start, slice.End);
        if (LineAt(source, offset).Contains("{{", StringComparison.Ordinal))
            return new(offset, "{{ … }} is a template and no YAML yet; render it first (helm template), then read what comes out");
        return new(offset, SyntaxMessages.For(failure.Message, offset < slice.End ? source.Text[offset] : '\n'));
    }

    /// <summary>The first tab in the indentation of a line, from the one read last to the one behind the failure.</summary>
    private static int? IndentingTab(SourceText source, int from, int to)
    {
        var last = source.LineOf(to) + 1;
        for (var line = source.LineOf(from); line <= last && line < source.LineStarts.Count; line++)
        {
            var at = source.LineStarts[line];
            while (at < source.Text.Length && source.Text[at] == ' ')
                at++;

            if (at < source.Text.Length && source.Text[at] == '\t')
                return at;
        }

        return null;
    }

    private static string LineAt(SourceText source, int offset)
    {
        var line = source.LineOf(offset);
        var end = line + 1 < source.LineStarts.Count ? source.LineStarts[line + 1] : source.Text.Length;
        return source.Text[source.LineStarts[line]..end];
    }
}
