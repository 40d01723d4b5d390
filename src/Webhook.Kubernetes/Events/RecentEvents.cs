namespace Webhook.Kubernetes.Events;

/// <summary>Events that were written not long ago, so that one that says the same is counted there. Not safe for concurrent use.</summary>
internal sealed class RecentEvents(TimeProvider clock)
{
    private const int Most = 1024;

    // client-go's maxLruCacheEntries goes with ten minutes; the API server drops an event after an hour.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<(string Uid, EventType Type, string Reason, string Message), Entry> _entries = [];

    /// <summary>The event that said the same, and how often it has said so now; <c>null</c> for none.</summary>
    public (string Name, int Count)? Repeat(string uid, EventType type, string reason, string message)
    {
        var key = (uid, type, reason, message);
        if (!_entries.TryGetValue(key, out var entry) || clock.GetElapsedTime(entry.At) >= Memory)
            return null;

        var counted = entry with { Count = entry.Count + 1, At = clock.GetTimestamp() };
        _entries[key] = counted;
        return (counted.Name, counted.Count);
    }

    /// <summary>Remembers a new event.</summary>
    public void Add(string uid, EventType type, string reason, string message, string name)
    {
        if (_entries.Count >= Most)
        {
            foreach (var oldest in _entries.OrderBy(entry => entry.Value.At).Take(Most / 2).Select(entry => entry.Key).ToList())
                _entries.Remove(oldest);
        }

        _entries[(uid, type, reason, message)] = new(name, 1, clock.GetTimestamp());
    }

    private sealed record Entry(string Name, int Count, long At);
}
