namespace Webhook.Model.Manifests.Reading;

/// <summary>Collects the entries of one mapping: the last of two equal keys wins, and what a merge key brings in comes second to what is written.</summary>
internal sealed class MappingEntries(SourceText source, List<Defect> defects)
{
    private readonly List<ManifestEntry?> _entries = [];
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _merged = new(StringComparer.Ordinal);

    public void Add(string key, int keyOffset, ManifestNode value)
    {
        var position = source.At(keyOffset);
        if (_written.TryGetValue(key, out var earlier))
        {
            var first = _entries[earlier]!.KeyStart;
            defects.Add(new(keyOffset, $"key {key} is written twice, on line {first.Line} and on line {position.Line}; keep one", IsDuplicateKey: true));
            _entries[earlier] = null;
        }

        if (_merged.Remove(key, out var merged))
            _entries[merged] = null;

        _written[key] = _entries.Count;
        _entries.Add(new(key, position, keyOffset, value));
    }

    /// <summary>Takes in the entries of a mapping under a merge key; of several such mappings the first has the say.</summary>
    public void Merge(int keyOffset, ManifestMapping mapping)
    {
        var position = source.At(keyOffset);
        foreach (var entry in mapping.Entries)
        {
            if (_written.ContainsKey(entry.Key) || !_merged.TryAdd(entry.Key, _entries.Count))
                continue;

            _entries.Add(new(entry.Key, position, keyOffset, AliasNode.Of(entry.Value)));
        }
    }

    public IReadOnlyList<ManifestEntry> ToList() => [.. _entries.OfType<ManifestEntry>()];
}
