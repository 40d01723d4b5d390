namespace Webhook.Kubernetes.Leases;

/// <summary>One stretch of leading, from an election to its loss. Safe for use from many threads.</summary>
/// <remarks>
/// It counts from the moment a renewal was asked for, not from its answer, so that nobody else who saw that renewal can
/// have waited as long as we have. Two clocks must agree: the one that never jumps does not count the time a machine sleeps,
/// and the one that shows the date does.
/// </remarks>
internal sealed class LeaderTerm : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _deadline;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;
    private long _asked;
    private DateTimeOffset _askedAt;
    private bool _over;

    /// <param name="clock">Measures.</param>
    /// <param name="deadline">How long a renewal lasts.</param>
    /// <param name="expired">Called once when none came in time.</param>
    public LeaderTerm(TimeProvider clock, TimeSpan deadline, Action expired)
    {
        (_clock, _deadline) = (clock, deadline);
        Token = _end.Token;
        _timer = clock.CreateTimer(_ => expired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the term goes on, by the clocks as they are now.</summary>
    public bool Holds
    {
        get
        {
            lock (_gate)
                return !_over && Left > TimeSpan.Zero;
        }
    }

    private TimeSpan Left => _deadline - Longer(_clock.GetElapsedTime(_asked), _clock.GetUtcNow() - _askedAt);

    /// <summary>Prolongs the term; nothing happens after its end.</summary>
    /// <param name="asked">Timestamp of the moment before the renewal was sent.</param>
    /// <param name="askedAt">The date and time of that moment.</param>
    public void Renew(long asked, DateTimeOffset askedAt)
    {
        lock (_gate)
        {
            (_asked, _askedAt) = (asked, askedAt);
            if (!_over)
                _timer.Change(Longer(Left, TimeSpan.Zero), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the term. Callbacks of the token run elsewhere: whatever they do stops nothing here.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_over)
                return;

            _over = true;
        }

        _timer.Dispose();
        _ = _end.CancelAsync();
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
