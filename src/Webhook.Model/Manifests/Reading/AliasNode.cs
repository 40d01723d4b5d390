namespace Webhook.Model.Manifests.Reading;

/// <summary>Shows a node in a second place. Its content is shared, not copied.</summary>
internal static class AliasNode
{
    /// <summary>The node where it stands, marked as not written where it is read.</summary>
    public static ManifestNode Of(ManifestNode node) => At(node, node.Start, node.StartOffset, node.EndOffset);

    /// <summary>The node in the place of a <c>*name</c>.</summary>
    public static ManifestNode At(ManifestNode node, Position start, int startOffset, int endOffset) => node switch
    {
        ManifestScalar scalar => new ManifestScalar
        {
            Start = start,
            StartOffset = startOffset,
            EndOffset = endOffset,
            IsAlias = true,
            Text = scalar.Text,
            Json = scalar.Json,
        },
        ManifestSequence sequence => new ManifestSequence
        {
            Start = start,
            StartOffset = startOffset,
            EndOffset = endOffset,
            IsAlias = true,
            Items = sequence.Items,
            IsFlow = sequence.IsFlow,
        },
        ManifestMapping mapping => new ManifestMapping
        {
            Start = start,
            StartOffset = startOffset,
            EndOffset = endOffset,
            IsAlias = true,
            Entries = mapping.Entries,
            IsFlow = mapping.IsFlow,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
