namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>The real clock, off by as much as the test says. Waits take their real time.</summary>
internal sealed class MovableClock(TimeSpan offset) : TimeProvider
{
    private long _offset = offset.Ticks;

    public TimeSpan Offset
    {
        get => new(Volatile.Read(ref _offset));
        set => Volatile.Write(ref _offset, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
