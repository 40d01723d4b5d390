namespace Webhook.Model.Manifests;

/// <summary>A mapping: its entries in the order of the text.</summary>
public sealed class ManifestMapping : ManifestNode
{
    // Below so many, looking at each is faster than an index.
    private const int MostWithoutIndex = 16;

    private Dictionary<string, ManifestEntry>? _index;

    /// <summary>Entries in the order of the text, each key once.</summary>
    public required IReadOnlyList<ManifestEntry> Entries { get; init; }

    /// <summary>Whether it is written in braces.</summary>
    public required bool IsFlow { get; init; }

    /// <summary>The value of a key, or <c>null</c> when the key is not written.</summary>
    public ManifestNode? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key, or <c>null</c> when the key is not written.</summary>
    public ManifestEntry? Find(string key) => Entries.Count <= MostWithoutIndex
        ? Entries.FirstOrDefault(entry => entry.Key == key)
        : (_index ??= Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal)).GetValueOrDefault(key);
}
