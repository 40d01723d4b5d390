using Webhook.Model.Meta;

namespace Webhook.Model.Json.Skimming;

/// <summary>Gathers the entries of a string map; of a key that comes twice the last value counts.</summary>
internal struct MapUnderConstruction
{
    private FirstItems<KeyValuePair<string, string>> _first;
    private Dictionary<string, string>? _many;
    private int _count;

    /// <summary>Sets an entry.</summary>
    public void Set(string key, string value)
    {
        if (_many is not null)
        {
            _many[key] = value;
            return;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_first[i].Key == key)
            {
                _first[i] = new(key, value);
                return;
            }
        }

        if (_count < FirstItems<string>.Length)
        {
            _first[_count++] = new(key, value);
            return;
        }

        _many = new(StringComparer.Ordinal);
        foreach (var (earlier, held) in ((ReadOnlySpan<KeyValuePair<string, string>>)_first)[.._count])
            _many[earlier] = held;

        _many[key] = value;
    }

    /// <summary>The map.</summary>
    public readonly IReadOnlyDictionary<string, string> ToMap() => _many is not null ? _many
        : _count == 0 ? AbsentAsEmpty.Map(null)
        : new LabelMap(((ReadOnlySpan<KeyValuePair<string, string>>)_first)[.._count].ToArray());
}
