using System.Text.Json;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Finds the place of an object's tolerations in the text and plans the edits there.</summary>
internal static class EditPlan
{
    private const string Key = "tolerations";

    /// <summary>The edits; <c>null</c> when what would have to be edited stands elsewhere, behind an alias or a merge key.</summary>
    /// <exception cref="InvalidOperationException">The object has no pod spec.</exception>
    public static IReadOnlyList<TextEdit>? Of(LinedText text, TolerationAddition addition)
    {
        var root = addition.Target.Root;
        if (PodSpec(addition.Target) is not { } podSpec)
            return null;

        var entry = podSpec.Find(Key);
        // A list that a merge key brings in is overruled by a key of the pod spec's own.
        var isMerged = entry is not null && entry.Value.IsAlias && text.AsSpan(entry.KeyOffset..).StartsWith("<<");
        var items = entry is { Value.IsAlias: true } ? [.. ItemsOf(entry.Value), .. addition.Items] : addition.Items;
        if (entry is null || isMerged)
            return podSpec.IsFlow ? FlowListEdit.InsertKey(text, addition.Target, podSpec, Key, items) : BlockListEdit.InsertKey(text, root, podSpec, Key, items);

        return entry.Value switch
        {
            ManifestSequence { IsAlias: false, IsFlow: false } list => BlockListEdit.Append(text, list, items),
            ManifestSequence { IsAlias: false, Items.Count: > 0 } list => FlowListEdit.Append(text, entry, list, items),
            _ when podSpec.IsFlow => FlowListEdit.Replace(text, podSpec, entry, items),
            _ => BlockListEdit.Replace(text, root, podSpec, entry, items),
        };
    }

    /// <summary>The object's pod spec where it is written out; <c>null</c> when it stands behind an alias.</summary>
    private static ManifestMapping? PodSpec(ManifestObject target)
    {
        var node = target.Root;
        foreach (var step in (ReadOnlySpan<string>)["spec", "template", "spec"])
        {
            if (node.IsAlias)
                return null;

            node = node[step] as ManifestMapping
                ?? throw new InvalidOperationException($"{target.Source}: document {target.Document} has no spec.template.spec to add tolerations to");
        }

        return node.IsAlias ? null : node;
    }

    private static JsonElement[] ItemsOf(ManifestNode list) =>
        list is ManifestSequence ? [.. DeepJson.Element(NodeJson.Write(list).Span).EnumerateArray()] : [];
}
