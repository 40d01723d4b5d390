using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>Enumerates a string map without allocating: decoded maps are dictionaries or label maps, which need no boxed enumerator.</summary>
internal ref struct LabelPairs(IReadOnlyDictionary<string, string> labels)
{
    private readonly ReadOnlySpan<KeyValuePair<string, string>> _entries = labels is LabelMap map ? map.Entries : default;

    private readonly IEnumerator<KeyValuePair<string, string>>? _boxed =
        labels is LabelMap or Dictionary<string, string> ? null : labels.GetEnumerator();

    private Dictionary<string, string>.Enumerator _unboxed =
        labels is Dictionary<string, string> dictionary ? dictionary.GetEnumerator() : default;

    private readonly bool _isMap = labels is LabelMap;
    private int _next;

    public readonly KeyValuePair<string, string> Current =>
        _isMap ? _entries[_next - 1] : _boxed is null ? _unboxed.Current : _boxed.Current;

    public readonly LabelPairs GetEnumerator() => this;

    public bool MoveNext() => _isMap ? ++_next <= _entries.Length : _boxed is null ? _unboxed.MoveNext() : _boxed.MoveNext();
}
