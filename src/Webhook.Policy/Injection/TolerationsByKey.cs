using Webhook.Model.Core;

namespace Webhook.Policy.Injection;

/// <summary>A list of tolerations that grows, by the keys that they speak of: a toleration is covered by those of its own key and those of all keys.</summary>
internal sealed class TolerationsByKey
{
    private readonly List<Toleration> _keyless = [];
    private readonly Dictionary<string, List<Toleration>> _keyed = new(StringComparer.Ordinal);

    public TolerationsByKey(IEnumerable<Toleration> list)
    {
        foreach (var toleration in list)
            Add(toleration);
    }

    /// <summary>Those that may cover a toleration of a key, alone or together.</summary>
    public IReadOnlyList<Toleration> For(string key) => _keyed.GetValueOrDefault(key, _keyless);

    public void Add(Toleration toleration)
    {
        if (toleration.IsKeyless)
        {
            _keyless.Add(toleration);
            foreach (var keyed in _keyed.Values)
                keyed.Add(toleration);

            return;
        }

        if (!_keyed.TryGetValue(toleration.Key, out var list))
            _keyed[toleration.Key] = list = [.. _keyless];

        list.Add(toleration);
    }
}
