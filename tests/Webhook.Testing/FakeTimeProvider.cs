namespace Webhook.Testing;

/// <summary>A clock that stands still until a test moves it; timers, delays and time-outs made from it fire as it moves.</summary>
/// <remarks>
/// <see cref="Advance"/> stops at each timer that falls due on the way, in order of due time and then of creation, and
/// runs its callback on the calling thread. Safe to use from many threads.
/// </remarks>
public sealed class FakeTimeProvider : TimeProvider
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<Waiter> _waiters = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private long _sequence;

    /// <summary>A clock that stands at <paramref name="start"/>; 2026-01-01T00:00:00Z when not given.</summary>
    public FakeTimeProvider(DateTimeOffset? start = null)
    {
        _start = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _now = _start;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires; <c>null</c> when none is set.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_gate)
                return Next(DateTimeOffset.MaxValue)?.Due;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Moves the clock forward and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
    }

    /// <summary>Completes once a timer is set that falls due within <paramref name="within"/> of now; at once if there is one.</summary>
    /// <remarks>The way to wait, without sleeping, for code under test to reach its delay; any timer will do, also one of other code.</remarks>
    /// <exception cref="TimeoutException">None is set within a minute of real time.</exception>
    public async Task TimerWithinAsync(TimeSpan within)
    {
        Waiter waiter;
        lock (_gate)
        {
            waiter = new(_now + within, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiters.Add(waiter);
            WakeWaiters();
        }

        try
        {
            await waiter.Signal.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"waited {Patience.TotalSeconds:0} s for a timer that falls due until {waiter.Until:O}; the next is due {NextTimer?.ToString("O") ?? "never"}");
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var timer = Next(end);
            // Another thread may have moved it further meanwhile.
            var to = timer?.Due ?? end;
            _now = to > _now ? to : _now;
            timer?.Rearm(++_sequence);
            if (timer?.Set == false)
                _timers.Remove(timer);

            return timer;
        }
    }

    private FakeTimer? Next(DateTimeOffset end) =>
        _timers.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.Sequence).FirstOrDefault();

    private void WakeWaiters()
    {
        foreach (var waiter in _waiters.Where(waiter => Next(waiter.Until) is not null).ToList())
        {
            _waiters.Remove(waiter);
            waiter.Signal.SetResult();
        }
    }

    private sealed record Waiter(DateTimeOffset Until, TaskCompletionSource Signal);

    private sealed class FakeTimer(FakeTimeProvider clock, Action callback) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public long Sequence { get; private set; }

        public bool Set { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                Set = dueTime != Timeout.InfiniteTimeSpan;
                _period = period;
                if (Set)
                {
                    (Due, Sequence) = (clock._now + dueTime, ++clock._sequence);
                    clock._timers.Add(this);
                    clock.WakeWaiters();
                }

                return true;
            }
        }

        /// <summary>To be called with the gate held, when the timer is about to fire.</summary>
        public void Rearm(long sequence)
        {
            Set = _period > TimeSpan.Zero;
            (Due, Sequence) = (Due + _period, sequence);
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                Set = false;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
