using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>Series that are to be shown before anything is measured. Safe for use from many threads.</summary>
internal sealed class ZeroSeries
{
    private readonly Lock _lock = new();
    private readonly List<(Instrument Instrument, KeyValuePair<string, object?>[] Tags)> _all = [];
    private Action<Instrument, KeyValuePair<string, object?>[]>? _follow;

    /// <summary>Adds one.</summary>
    public void Add(Instrument instrument, KeyValuePair<string, object?>[] tags)
    {
        lock (_lock)
        {
            _all.Add((instrument, tags));
            _follow?.Invoke(instrument, tags);
        }
    }

    /// <summary>Passes on those there are and those to come.</summary>
    public void Follow(Action<Instrument, KeyValuePair<string, object?>[]> follow)
    {
        lock (_lock)
        {
            _follow = follow;
            foreach (var (instrument, tags) in _all)
                follow(instrument, tags);
        }
    }
}
