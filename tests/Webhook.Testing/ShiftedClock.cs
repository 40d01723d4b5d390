namespace Webhook.Testing;

/// <summary>A machine whose date is wrong while its seconds are right.</summary>
public sealed class ShiftedClock(FakeTimeProvider clock) : TimeProvider
{
    /// <summary>By how much the date is ahead; may change at any time, as when somebody sets it.</summary>
    public TimeSpan Ahead { get; set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Ahead;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
