namespace Webhook.Logging;

/// <summary>The level in force, which can be changed while the server runs, for good or for a while. Safe for use from many threads.</summary>
internal sealed class LogLevelSwitch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan? _duration;
    private long _began;

    /// <summary>Begins with the level that was configured.</summary>
    public LogLevelSwitch(LogLevel configured, TimeProvider time)
    {
        (Configured, Current, _time) = (configured, configured, time);
        _timer = time.CreateTimer(_ => GoBack(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The level of <c>--log-level</c>, which the server goes back to.</summary>
    public LogLevel Configured { get; }

    /// <summary>The level in force.</summary>
    public LogLevel Current { get; private set; }

    /// <summary>When the level in force ends; <c>null</c> for never.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Called when the level in force has changed.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Called to say that the level changes, while the more talkative of the two is in force.</summary>
    public Action<LogLevelChange> Said { get; set; } = _ => { };

    /// <summary>Changes the level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="duration">For how long; <c>null</c> until it is changed again or the server ends.</param>
    /// <param name="reason">Why, for the log.</param>
    public void Set(LogLevel level, TimeSpan? duration, string reason)
    {
        lock (_gate)
        {
            var change = new LogLevelChange(Current, level, _time.GetUtcNow() + duration, reason);
            (_duration, _began) = (duration, _time.GetTimestamp());
            _timer.Change(duration ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (level > Current)
                Said(change);

            (Current, Until) = (level, change.Until);
            Changed();
            if (level <= change.Before)
                Said(change);
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>A timer may fire while it is being set anew, or a little early; then its time isn't over. The date, which may have been moved, is not asked.</summary>
    private void GoBack()
    {
        lock (_gate)
        {
            var left = _duration - _time.GetElapsedTime(_began);
            if (left <= TimeSpan.Zero)
                Set(Configured, null, "its time is over");
            else if (left is { } rest)
                _timer.Change(rest + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }
}
