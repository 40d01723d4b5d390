namespace Webhook.Kubernetes.Caches;

/// <summary>How long to wait after each failure in a row: doubling, capped, and spread by chance.</summary>
/// <remarks>
/// A wait is a random part, half at least, of its step, so that replicas that lost the same server do not come back
/// together. Steps are those of client-go's reflector: 0.8 s, 1.6 s, 3.2 s, … 30 s.
/// </remarks>
internal sealed class Backoff(Random random)
{
    // client-go's reflector starts here: longer than a leader election inside etcd usually takes, too short to be seen.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);

    private TimeSpan _step = First;

    /// <summary>No wait is longer: a cluster that is back is seen within half a minute; a dozen resources then ask about once in 2 s.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the next try.</summary>
    public TimeSpan Next()
    {
        var wait = _step * (0.5 + (random.NextDouble() / 2));
        _step = _step * 2 < Longest ? _step * 2 : Longest;
        return wait;
    }

    /// <summary>To be called once things work again.</summary>
    public void Reset() => _step = First;
}
