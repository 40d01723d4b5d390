using System.Text;
using System.Text.Json;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Plans edits where the pod spec is block YAML: added lines, in the indentation of the lines around them.</summary>
internal static class BlockListEdit
{
    /// <summary>Appends below the last item and its own comments; items in braces get items in braces.</summary>
    public static IReadOnlyList<TextEdit>? Append(LinedText text, ManifestSequence list, IReadOnlyList<JsonElement> items)
    {
        var last = list.Items[^1];
        if (!text.EndsLine(last.EndOffset))
            return null;

        var dashColumn = text.Column(list.StartOffset);
        var end = EndOfComments(text, text.LineEnd(last.EndOffset), dashColumn);
        var lines = new StringBuilder();
        var lineBreak = text.LineBreak(last.EndOffset);
        if (last is ManifestMapping { IsFlow: true, IsAlias: false, Entries.Count: > 0 } braces)
        {
            var style = FlowStyle.Of(text, braces);
            foreach (var item in items)
                lines.Append(lineBreak).Append(' ', dashColumn).Append("- ").Append(style.Item(item));
        }
        else
        {
            BlockListStyle.Append(lines, items, dashColumn, BlockListStyle.ItemOffsetOf(text, list), lineBreak);
        }

        return [TextEdit.Insert(end, lines.ToString())];
    }

    /// <summary>Puts a list in the place of a null, an alias or an empty list in brackets.</summary>
    public static IReadOnlyList<TextEdit>? Replace(
        LinedText text, ManifestMapping root, ManifestMapping podSpec, ManifestEntry entry, IReadOnlyList<JsonElement> items)
    {
        var value = entry.Value;
        var colonEnd = entry.KeyOffset + text.AsSpan(entry.KeyOffset..value.StartOffset).TrimEnd(" \t\r\n").Length;
        // An anchor or a tag before the value would speak of the new one.
        if (text[colonEnd - 1] != ':' || !text.EndsLine(value.EndOffset))
            return null;

        var lines = new StringBuilder();
        AppendItems(lines, text, root, podSpec, text.Column(entry.KeyOffset), items);
        var removal = new TextEdit(colonEnd, value.EndOffset - colonEnd, "");
        return [removal, TextEdit.Insert(text.LineEnd(value.EndOffset), lines.ToString())];
    }

    /// <summary>Writes the key on lines of its own, above the containers as a rule.</summary>
    public static IReadOnlyList<TextEdit>? InsertKey(
        LinedText text, ManifestMapping root, ManifestMapping podSpec, string key, IReadOnlyList<JsonElement> items)
    {
        var next = KeyToStandBefore(podSpec, key);
        if (!text.StartsLine(next.KeyOffset))
            return null;

        var column = text.Column(next.KeyOffset);
        var lines = new StringBuilder().Append(' ', column).Append(key).Append(':');
        AppendItems(lines, text, root, podSpec, column, items);
        lines.Append(text.LineBreak(next.KeyOffset));
        return [TextEdit.Insert(StartWithComments(text, podSpec, next, column), lines.ToString())];
    }

    private static void AppendItems(
        StringBuilder lines, LinedText text, ManifestMapping root, ManifestMapping podSpec, int keyColumn, IReadOnlyList<JsonElement> items)
    {
        var style = BlockListStyle.Of(text, podSpec, root);
        BlockListStyle.Append(lines, items, keyColumn + style.DashOffset, style.ItemOffset, text.LineBreak(podSpec.StartOffset));
    }

    /// <summary>The next key of the alphabet where keys are sorted, else the containers, else the first key.</summary>
    private static ManifestEntry KeyToStandBefore(ManifestMapping podSpec, string key)
    {
        var keys = podSpec.Entries.Select(entry => entry.Key).ToList();
        var isSorted = keys.Count > 2 && keys.SequenceEqual(keys.Order(StringComparer.Ordinal));
        return (isSorted ? podSpec.Entries.FirstOrDefault(entry => string.CompareOrdinal(entry.Key, key) > 0) : null)
            ?? podSpec.Find("containers")
            ?? podSpec.Entries[0];
    }

    /// <summary>Where the key's line starts, or that of the comments in its own column right above it.</summary>
    private static int StartWithComments(LinedText text, ManifestMapping podSpec, ManifestEntry key, int column)
    {
        var floor = podSpec.Entries.TakeWhile(entry => entry != key).Select(entry => entry.Value)
            .Where(value => !value.IsAlias).Select(value => text.LineEnd(value.EndOffset)).DefaultIfEmpty(0).Max();
        var start = text.LineStart(key.KeyOffset);
        while (start > 0)
        {
            var above = text.PreviousLine(start);
            if (above < floor || !IsComment(text, above, column, exactly: true))
                break;

            start = above;
        }

        return start;
    }

    /// <summary>Behind the comments that stand deeper than the dashes, and so belong to the item above them.</summary>
    private static int EndOfComments(LinedText text, int lineEnd, int dashColumn)
    {
        while (text.NextLine(lineEnd) is var next && next < text.Length && IsComment(text, next, dashColumn + 1, exactly: false))
            lineEnd = text.LineEnd(next);

        return lineEnd;
    }

    private static bool IsComment(LinedText text, int lineStart, int column, bool exactly)
    {
        var at = lineStart;
        while (at < text.Length && text[at] == ' ')
            at++;

        return at < text.Length && text[at] == '#' && (exactly ? at - lineStart == column : at - lineStart >= column);
    }
}
