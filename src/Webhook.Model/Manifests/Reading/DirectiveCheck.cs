namespace Webhook.Model.Manifests.Reading;

/// <summary>Finds lines that begin with a percent sign and are no directives; the parser would pass over them without a word.</summary>
/// <remarks>Follows kubectl's reader, which takes %YAML and %TAG above a document, and nothing else anywhere.</remarks>
internal static class DirectiveCheck
{
    private static readonly string[] Known = ["%YAML", "%TAG"];

    /// <summary>Looks at what stands above and below the value of a document.</summary>
    /// <exception cref="UnreadableDocumentException">At the first such line.</exception>
    public static void Run(SourceText source, DocumentSlice slice, ManifestNode root)
    {
        Run(source, slice.Start, Math.Min(root.StartOffset, slice.End), isHead: true);
        Run(source, root.EndOffset, slice.End, isHead: false);
    }

    private static void Run(SourceText source, int from, int to, bool isHead)
    {
        for (var line = source.LineOf(from); line < source.LineStarts.Count && source.LineStarts[line] < to; line++)
        {
            var start = source.LineStarts[line];
            if (start < from || source.Text[start] != '%')
                continue;

            var name = source.Text.AsSpan(start..to);
            name = name[..(name.IndexOfAny(" \t\r\n") is >= 0 and var length ? length : name.Length)];
            if (!isHead || !Known.Contains(name.ToString()))
                throw new UnreadableDocumentException(start, "this line is no directive; drop it, or put the value that it belongs to in quotes");
        }
    }
}
