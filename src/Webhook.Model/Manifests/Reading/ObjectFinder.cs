namespace Webhook.Model.Manifests.Reading;

/// <summary>Finds the objects of a document: the document itself, or the items of a <c>List</c>, lists within lists included.</summary>
/// <param name="report">Gets the offset, the path and the words of what is wrong.</param>
internal sealed class ObjectFinder(Action<int, FieldPath, string> report)
{
    public IEnumerable<FoundObject> Find(ManifestNode node) => Find(node, FieldPath.Root, null);

    private IEnumerable<FoundObject> Find(ManifestNode node, FieldPath path, FoundObject? list)
    {
        // An empty document is no object, and no mistake either.
        if (node is ManifestScalar { IsNull: true } && list is null)
            return [];

        if (node is not ManifestMapping mapping)
        {
            var what = list is null ? "the document" : path.Text;
            report(node.StartOffset, path, $"{what} is {NodeWords.Of(node)}, not an object; write apiVersion, kind and the fields below them");
            return [];
        }

        var found = new FoundObject(list is null ? mapping : FilledIn(mapping, list), path);
        if (found.Kind.EndsWith("List", StringComparison.Ordinal) && found.Root["items"] is { } items)
        {
            if (items is ManifestSequence sequence)
                return sequence.Items.SelectMany((item, index) => Find(item, path.Child("items").Index(index), found));
            if (items is ManifestScalar { IsNull: true })
                return [];
        }

        return HasType(found, "kind", "DaemonSet") & HasType(found, "apiVersion", "apps/v1") ? [found] : [];
    }

    private bool HasType(FoundObject found, string field, string example)
    {
        var value = found.Root[field];
        if (value is ManifestScalar { Json: ['"', ..], Text.Length: > 0 })
            return true;

        var (at, words) = value is null or ManifestScalar { IsNull: true } or ManifestScalar { Text: "" }
            ? (found.Root.StartOffset, $"{field} is missing; write {field}: {example}, or that of your object")
            : (value.StartOffset, $"{field} must be a string, is {NodeWords.Of(value)}; write {field}: {example}, or that of your object");
        report(at, found.Path.Child(field), words);
        return false;
    }

    /// <summary>Items of a DaemonSetList and its like leave their type to the list.</summary>
    private static ManifestMapping FilledIn(ManifestMapping item, FoundObject list)
    {
        if (list.Kind == "List" || item["kind"] is not null || item["apiVersion"] is not null)
            return item;

        var kind = list.Kind[..^"List".Length];
        return new()
        {
            Start = item.Start,
            StartOffset = item.StartOffset,
            EndOffset = item.EndOffset,
            Anchor = item.Anchor,
            IsAlias = item.IsAlias,
            IsFlow = item.IsFlow,
            Entries = [Entry("apiVersion", list.ApiVersion), Entry("kind", kind), .. item.Entries],
        };

        ManifestEntry Entry(string key, string value) => new(key, item.Start, item.StartOffset, new ManifestScalar
        {
            Start = item.Start,
            StartOffset = item.StartOffset,
            EndOffset = item.StartOffset,
            IsAlias = true,
            Text = value,
            Json = JsonScalar.Quote(value),
        });
    }
}
