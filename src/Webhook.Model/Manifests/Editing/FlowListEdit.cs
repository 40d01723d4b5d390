using System.Text.Json;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Plans edits where the list or the pod spec stands in brackets or braces, JSON included.</summary>
internal static class FlowListEdit
{
    /// <summary>Appends behind the last item, on lines of their own where the items have theirs.</summary>
    public static IReadOnlyList<TextEdit> Append(LinedText text, ManifestEntry entry, ManifestSequence list, IReadOnlyList<JsonElement> items)
    {
        var last = list.Items[^1];
        var style = last is ManifestMapping { IsAlias: false, IsFlow: true, Entries.Count: > 0 } item
            ? FlowStyle.Of(text, item)
            : FlowStyle.Of(text, entry.KeyOffset);
        var comma = TrailingComma(text, last.EndOffset, list.EndOffset);
        var behind = comma is { } at ? at + 1 : last.EndOffset;
        var written = items.Select(added => ItemLike(text, last, style, added)).ToList();
        if (text.OnOneLine(last.EndOffset, list.EndOffset) || !text.StartsLine(last.StartOffset) || !text.EndsLine(behind))
        {
            var joined = string.Concat(written.Select((added, i) => (i == 0 && comma is not null ? "" : ",") + style.Space + added));
            return [TextEdit.Insert(behind, joined + (comma is null ? "" : ","))];
        }

        var prefix = text.LineBreak(last.EndOffset) + text.Indentation(last.StartOffset);
        var lines = prefix + string.Join("," + prefix, written) + (comma is null ? "" : ",");
        var insertion = TextEdit.Insert(text.LineEnd(behind), lines);
        return comma is null ? [TextEdit.Insert(last.EndOffset, ","), insertion] : [insertion];
    }

    /// <summary>Puts a list in the place of a null, an alias or an empty list.</summary>
    public static IReadOnlyList<TextEdit> Replace(
        LinedText text, ManifestMapping podSpec, ManifestEntry entry, IReadOnlyList<JsonElement> items)
    {
        var (value, style) = (entry.Value, FlowStyle.Of(text, entry.KeyOffset));
        var list = text.StartsLine(entry.KeyOffset)
            ? Lines(text, entry.KeyOffset, IndentationStep(text, entry.KeyOffset, podSpec.StartOffset), style, items)
            : style.List(items);
        var space = text[value.StartOffset - 1] == ':' ? style.Space : "";
        return [new TextEdit(value.StartOffset, value.EndOffset - value.StartOffset, space + list)];
    }

    /// <summary>Writes the key before that of the containers, else before the first one.</summary>
    public static IReadOnlyList<TextEdit> InsertKey(
        LinedText text, ManifestObject target, ManifestMapping podSpec, string key, IReadOnlyList<JsonElement> items)
    {
        if (podSpec.Entries.Count == 0)
        {
            var outer = FlowStyle.Of(text, target.Root.Entries[^1].KeyOffset);
            return [TextEdit.Insert(podSpec.StartOffset + 1, outer.Key(key) + outer.List(items))];
        }

        var next = podSpec.Find("containers") ?? podSpec.Entries[0];
        var style = FlowStyle.Of(text, next.KeyOffset);
        if (!text.StartsLine(next.KeyOffset))
            return [TextEdit.Insert(next.KeyOffset, style.Key(key) + style.List(items) + "," + style.Space)];

        var list = Lines(text, next.KeyOffset, IndentationStep(text, next.KeyOffset, podSpec.StartOffset), style, items);
        var line = text.Indentation(next.KeyOffset) + style.Key(key) + list + "," + text.LineBreak(next.KeyOffset);
        return [TextEdit.Insert(text.LineStart(next.KeyOffset), line)];
    }

    /// <summary>A list with a line for each item, and in JSON for each field, below a key that starts its line.</summary>
    private static string Lines(LinedText text, int keyOffset, string step, FlowStyle style, IReadOnlyList<JsonElement> items)
    {
        var outer = text.LineBreak(keyOffset) + text.Indentation(keyOffset);
        var inner = outer + step;
        var written = items.Select(item => style.IsQuoted ? style.Item(item, inner + step, inner) : style.Item(item));
        return $"[{inner}{string.Join("," + inner, written)}{outer}]";
    }

    private static string ItemLike(LinedText text, ManifestNode last, FlowStyle style, JsonElement item)
    {
        if (last is not ManifestMapping { IsAlias: false, IsFlow: true, Entries: [var first, ..] }
            || text.OnOneLine(last.StartOffset, last.EndOffset) || !text.StartsLine(first.KeyOffset))
        {
            return style.Item(item);
        }

        var lineBreak = text.LineBreak(first.KeyOffset);
        return style.Item(item, lineBreak + text.Indentation(first.KeyOffset), lineBreak + text.Indentation(last.EndOffset));
    }

    /// <summary>What a level adds to the indentation: the difference to the line that opens the braces, else two spaces.</summary>
    private static string IndentationStep(LinedText text, int keyOffset, int openingOffset)
    {
        var inner = text.Indentation(keyOffset);
        var outer = text.Indentation(openingOffset);
        return inner.Length > outer.Length && outer.Length > 0 && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..]
            : inner.StartsWith('\t') ? "\t" : "  ";
    }

    /// <summary>Offset of a comma between the last item and the closing bracket; comments are passed over.</summary>
    private static int? TrailingComma(LinedText text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (text[at] == ',')
                return at;

            if (text[at] == '#')
                at = text.LineEnd(at);
        }

        return null;
    }
}
