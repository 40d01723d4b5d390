using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Webhook.Model.Meta;

/// <summary>Labels in one sorted array: half the size of a dictionary, and equal by content.</summary>
/// <remarks>Look-up is a binary search. Immutable.</remarks>
public sealed class LabelMap : IReadOnlyDictionary<string, string>, IEquatable<LabelMap>
{
    private static readonly Comparison<KeyValuePair<string, string>> ByKey = (left, right) => string.CompareOrdinal(left.Key, right.Key);

    private readonly KeyValuePair<string, string>[] _entries;

    // 0 until somebody asks; two threads that ask at once find the same.
    private int _hash;

    /// <summary>Takes the labels over.</summary>
    /// <param name="entries">Each key once, in any order; the array is kept, and sorted.</param>
    public LabelMap(KeyValuePair<string, string>[] entries)
    {
        // Go sorts a map's keys when it encodes it.
        if (!IsSorted(entries))
            Array.Sort(entries, ByKey);

        _entries = entries;
    }

    /// <summary>The labels in ordinal order of their keys.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Entries => _entries;

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => _entries.Select(entry => entry.Value);

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no label \"{key}\"");

    /// <summary>The hash of a map with these labels.</summary>
    /// <param name="entries">In ordinal order of their keys.</param>
    public static int HashOf(ReadOnlySpan<KeyValuePair<string, string>> entries)
    {
        var hash = new HashCode();
        foreach (var (key, value) in entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LabelMap? other) =>
        other is not null && GetHashCode() == other.GetHashCode() && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
            _hash = HashOf(_entries);

        return _hash;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsSorted(KeyValuePair<string, string>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (ByKey(entries[i - 1], entries[i]) > 0)
                return false;
        }

        return true;
    }

    private int IndexOf(string key)
    {
        var (low, high) = (0, _entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, key);
            if (order == 0)
                return middle;

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
