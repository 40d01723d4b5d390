namespace Webhook.Kubernetes.Events;

/// <summary>Lets a number of things happen at once, and then one in each period. Not safe for concurrent use.</summary>
/// <param name="clock">Measures.</param>
/// <param name="capacity">How many at once.</param>
/// <param name="period">Time in which one more is allowed.</param>
internal sealed class TokenBucket(TimeProvider clock, int capacity, TimeSpan period)
{
    private double _tokens = capacity;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Whether as many are allowed as if nothing had happened yet.</summary>
    public bool IsFull
    {
        get
        {
            Fill();
            return _tokens >= capacity;
        }
    }

    /// <summary>Whether one may be taken now.</summary>
    public bool HasOne
    {
        get
        {
            Fill();
            return _tokens >= 1;
        }
    }

    /// <summary>Takes one, if there is one.</summary>
    public bool TryTake()
    {
        if (!HasOne)
            return false;

        _tokens--;
        return true;
    }

    private void Fill()
    {
        _tokens = Math.Min(capacity, _tokens + (clock.GetElapsedTime(_filledAt) / period));
        _filledAt = clock.GetTimestamp();
    }
}
