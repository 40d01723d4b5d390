namespace Webhook.Kubernetes.Events;

/// <summary>How many events may be written. Not safe for concurrent use.</summary>
/// <remarks>
/// For one object the figures are those of client-go's tools/record/events_cache.go: 25 at once, then one in five minutes.
/// For all of them: a changed policy may find something on every DaemonSet of a cluster, which is no reason to fill etcd.
/// </remarks>
internal sealed class EventLimits(TimeProvider clock)
{
    private const int ObjectBurst = 25;
    private const int TotalBurst = 100;
    private const int MostObjects = 1024;

    private static readonly TimeSpan ObjectPeriod = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TotalPeriod = TimeSpan.FromSeconds(1);

    private readonly TokenBucket _total = new(clock, TotalBurst, TotalPeriod);
    private readonly Dictionary<string, TokenBucket> _objects = new(StringComparer.Ordinal);

    /// <summary>Whether one more may be written about an object.</summary>
    public bool Allow(string uid)
    {
        if (!_objects.TryGetValue(uid, out var bucket))
        {
            Forget();
            _objects[uid] = bucket = new(clock, ObjectBurst, ObjectPeriod);
        }

        // One is taken of both or of neither: what all objects use up must not count against a quiet one.
        return bucket.HasOne && _total.TryTake() && bucket.TryTake();
    }

    /// <summary>A full bucket is like none. When every one was used of late, the total limits enough.</summary>
    private void Forget()
    {
        if (_objects.Count < MostObjects)
            return;

        foreach (var full in _objects.Where(entry => entry.Value.IsFull).Select(entry => entry.Key).ToList())
            _objects.Remove(full);

        if (_objects.Count >= MostObjects)
            _objects.Clear();
    }
}
