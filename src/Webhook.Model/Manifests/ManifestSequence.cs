namespace Webhook.Model.Manifests;

/// <summary>A sequence.</summary>
public sealed class ManifestSequence : ManifestNode
{
    /// <summary>Items in order.</summary>
    public required IReadOnlyList<ManifestNode> Items { get; init; }

    /// <summary>Whether it is written in brackets.</summary>
    public required bool IsFlow { get; init; }
}
