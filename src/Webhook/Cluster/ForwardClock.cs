namespace Webhook.Cluster;

/// <summary>A clock that is never set back, by which ages are told: it follows a date that jumps ahead, and goes on where the date is set back.</summary>
/// <remarks>
/// A jump ahead may be a sleep of the machine, which elapsed time alone does not count; what is old then must not pass for young. A
/// date that is set back makes nothing younger. Between jumps only elapsed time counts. Safe for use from many threads.
/// </remarks>
/// <param name="clock">The machine's.</param>
internal sealed class ForwardClock(TimeProvider clock) : TimeProvider
{
    /// <summary>By more than this the date jumps; by less it is adjusted.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(1);

    // Of two threads that see the same jump either may write.
    private volatile Moment _basis = new(clock.GetUtcNow(), clock.GetTimestamp());

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var (date, timestamp, basis) = (clock.GetUtcNow(), clock.GetTimestamp(), _basis);
        var now = basis.Date + clock.GetElapsedTime(basis.Timestamp, timestamp);
        if (date - now <= Jump)
            return now;

        _basis = new(date, timestamp);
        return date;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>The machine's date of a moment of this clock, as the machine counts now.</summary>
    public DateTimeOffset? DateOf(DateTimeOffset? moment)
    {
        var ahead = GetUtcNow() - clock.GetUtcNow();
        return ahead > Jump ? moment - ahead : moment;
    }

    private sealed record Moment(DateTimeOffset Date, long Timestamp);
}
