namespace Webhook.Policy.Selectors;

/// <summary>Enumerates a string map without allocating: decoded maps are dictionaries, whose own enumerator is a struct.</summary>
internal ref struct LabelPairs(IReadOnlyDictionary<string, string> labels)
{
    private readonly IEnumerator<KeyValuePair<string, string>>? _boxed =
        labels is Dictionary<string, string> ? null : labels.GetEnumerator();

    private Dictionary<string, string>.Enumerator _unboxed =
        labels is Dictionary<string, string> dictionary ? dictionary.GetEnumerator() : default;

    public readonly KeyValuePair<string, string> Current => _boxed is null ? _unboxed.Current : _boxed.Current;

    public readonly LabelPairs GetEnumerator() => this;

    public bool MoveNext() => _boxed is null ? _unboxed.MoveNext() : _boxed.MoveNext();
}
