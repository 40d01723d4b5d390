using System.Text.Json.Nodes;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Writes one document of a file anew, for tolerations that have no place of their own in its text.</summary>
internal static class DocumentReemission
{
    /// <summary>Replaces the document behind its head: directives, <c>---</c> and the comments above the first key stay.</summary>
    /// <param name="text">The file.</param>
    /// <param name="additions">All additions to objects of this document.</param>
    /// <exception cref="InvalidOperationException">The document can't be told apart from the others.</exception>
    public static TextEdit Plan(LinedText text, IReadOnlyList<TolerationAddition> additions)
    {
        var slice = SliceAt(text, additions[0].Target.Root.StartOffset);
        var root = YamlNodeBuilder.Build(text.Source, slice, []);
        var json = DeepJson.Node(NodeJson.Write(root).Span);
        foreach (var addition in additions)
            EditExpectation.Append(Find(json, addition.Target.PathInDocument), addition);

        var yaml = YamlText.FromJson(DeepJson.Element(json));
        if (slice.End == text.Length && text[^1] != '\n')
            yaml = yaml[..^1];

        var start = Math.Max(slice.BodyStart, text.LineStart(root.StartOffset));
        var isBehindMarker = start == slice.BodyStart && slice.BodyStart > slice.Start;
        yaml = (isBehindMarker ? "\n" : "") + yaml;
        return new(start, slice.End - start, yaml.Replace("\n", text.LineBreak(start), StringComparison.Ordinal));
    }

    /// <summary>The document that an offset lies in.</summary>
    private static DocumentSlice SliceAt(LinedText text, int offset)
    {
        var (first, last) = (0, text.Documents.Count - 1);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (text.Documents[middle].End < offset)
                first = middle + 1;
            else
                last = middle;
        }

        return text.Documents[first];
    }

    /// <summary>The item that a path such as <c>items[2]</c> leads to; the document itself for an empty one.</summary>
    private static JsonNode Find(JsonNode document, string path)
    {
        var node = document;
        foreach (var step in path.Split('.', '[', ']').Where(step => step.Length > 0))
            node = char.IsAsciiDigit(step[0]) ? node[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;

        return node;
    }
}
