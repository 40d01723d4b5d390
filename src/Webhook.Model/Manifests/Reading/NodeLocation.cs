using Webhook.Model.Manifests.Schema;

namespace Webhook.Model.Manifests.Reading;

/// <summary>From field paths to places in the text and back.</summary>
internal static class NodeLocation
{
    /// <summary>Where a field stands: its key, or the start of a list item; else that of the nearest ancestor that is written.</summary>
    public static Position PositionOf(ManifestMapping root, FieldPath path)
    {
        ManifestNode node = root;
        var position = root.Start;
        foreach (var step in path.Steps())
        {
            if (node is ManifestMapping mapping && mapping.Find(step.Name) is { } entry)
                (node, position) = (entry.Value, entry.KeyStart);
            else if (node is ManifestSequence sequence && step.Index is { } index && index < sequence.Items.Count)
                (node, position) = (sequence.Items[index], sequence.Items[index].Start);
            else
                break;
        }

        return position;
    }

    /// <summary>The innermost field whose key or value holds an offset.</summary>
    /// <param name="root">The document, or an object in it.</param>
    /// <param name="offset">An offset in the text.</param>
    /// <param name="type">The schema of <paramref name="root"/> where there is one: it tells map keys from fields.</param>
    public static FieldPath PathAt(ManifestNode root, int offset, FieldType? type = null)
    {
        var (path, node) = (FieldPath.Root, root);
        while (true)
        {
            if (node is ManifestMapping mapping && Holding(mapping, offset) is { } entry)
            {
                path = type?.Kind != FieldKind.Map && IsPlainName(entry.Key) ? path.Child(entry.Key) : path.Key(entry.Key);
                (node, type) = (entry.Value, ApiSchema.Instance.TypeOf(type, entry.Key));
            }
            else if (node is ManifestSequence sequence && Holding(sequence, offset) is >= 0 and var index)
            {
                path = path.Index(index);
                (node, type) = (sequence.Items[index], type?.Element);
            }
            else
            {
                return path;
            }
        }
    }

    /// <summary>Whether an offset lies in the text of a node.</summary>
    public static bool Holds(ManifestNode node, int offset) => node.StartOffset <= offset && offset <= node.EndOffset;

    // What an alias or a merge key shows has offsets elsewhere: it holds none itself.
    private static ManifestEntry? Holding(ManifestMapping mapping, int offset) => mapping.IsAlias
        ? null
        : mapping.Entries.LastOrDefault(entry => entry.KeyOffset <= offset && offset <= Math.Max(entry.Value.EndOffset, entry.KeyOffset + 1));

    private static int Holding(ManifestSequence sequence, int offset)
    {
        for (var i = sequence.IsAlias ? -1 : sequence.Items.Count - 1; i >= 0; i--)
        {
            if (Holds(sequence.Items[i], offset))
                return i;
        }

        return -1;
    }

    private static bool IsPlainName(string key) => key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');
}
