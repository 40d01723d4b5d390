using System.Text;
using System.Text.Json;

namespace Webhook.Model.Manifests.Editing;

/// <summary>How a file indents its block lists.</summary>
/// <param name="DashOffset">Columns from a key to the dashes below it; 0 or more.</param>
/// <param name="ItemOffset">Columns from a dash to the item's first key; 2 as a rule.</param>
internal readonly record struct BlockListStyle(int DashOffset, int ItemOffset)
{
    private static readonly BlockListStyle Usual = new(0, 2);

    /// <summary>The style of the lists next to a place: those of the pod spec, else any of the object, else the usual one.</summary>
    public static BlockListStyle Of(LinedText text, ManifestMapping podSpec, ManifestMapping root) =>
        Lists(podSpec).Concat(Lists(root)).Select(list => (BlockListStyle?)Of(text, list.Key, list.List)).FirstOrDefault() ?? Usual;

    /// <summary>Columns from a list's dashes to the first keys of its items.</summary>
    public static int ItemOffsetOf(LinedText text, ManifestSequence list)
    {
        var dash = list.StartOffset;
        return list.Items[0] is ManifestMapping { IsAlias: false, IsFlow: false } item && text.OnOneLine(dash, item.StartOffset)
            ? item.StartOffset - dash
            : Usual.ItemOffset;
    }

    /// <summary>Appends items, each line with the line break in front of it.</summary>
    public static void Append(StringBuilder lines, IEnumerable<JsonElement> items, int dashColumn, int itemOffset, string lineBreak)
    {
        foreach (var item in items)
        {
            var first = true;
            foreach (var line in YamlText.FromJson(item).TrimEnd('\n').Split('\n'))
            {
                lines.Append(lineBreak);
                if (first)
                    lines.Append(' ', dashColumn).Append('-').Append(' ', itemOffset - 1);
                else if (line.Length > 0)
                    lines.Append(' ', dashColumn + itemOffset);

                lines.Append(line);
                first = false;
            }
        }
    }

    private static BlockListStyle Of(LinedText text, ManifestEntry key, ManifestSequence list) =>
        new(Math.Max(0, text.Column(list.StartOffset) - text.Column(key.KeyOffset)), ItemOffsetOf(text, list));

    private static IEnumerable<(ManifestEntry Key, ManifestSequence List)> Lists(ManifestNode node)
    {
        if (node.IsAlias)
            yield break;

        foreach (var entry in (node as ManifestMapping)?.Entries ?? [])
        {
            if (entry.Value is ManifestSequence { IsAlias: false, IsFlow: false } list)
                yield return (entry, list);

            foreach (var inner in Lists(entry.Value))
                yield return inner;
        }

        foreach (var inner in ((node as ManifestSequence)?.Items ?? []).SelectMany(Lists))
            yield return inner;
    }
}
