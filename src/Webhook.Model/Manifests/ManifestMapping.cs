namespace Webhook.Model.Manifests;

/// <summary>A mapping: its entries in the order of the text.</summary>
public sealed class ManifestMapping : ManifestNode
{
    /// <summary>Entries in the order of the text, each key once.</summary>
    public required IReadOnlyList<ManifestEntry> Entries { get; init; }

    /// <summary>Whether it is written in braces.</summary>
    public required bool IsFlow { get; init; }

    /// <summary>The value of a key, or <c>null</c> when the key is not written.</summary>
    public ManifestNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}
