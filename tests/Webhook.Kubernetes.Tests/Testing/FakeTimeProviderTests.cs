using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Testing;

public sealed class FakeTimeProviderTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Fires_timers_in_order_at_their_own_time()
    {
        var fired = new List<string>();
        var start = _clock.GetUtcNow();
        using var late = _clock.CreateTimer(_ => fired.Add($"late {(_clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(_ => fired.Add($"often {(_clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["often 2", "often 4", "late 5", "often 6"], fired);
        Assert.Equal(start.AddSeconds(6), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(6), _clock.GetElapsedTime(0));
    }

    [Fact]
    public async Task Ends_delays_and_time_outs_made_from_it()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), _clock);
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _clock, TestContext.Current.CancellationToken);
        await _clock.TimerWithinAsync(TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromSeconds(10));

        await delay;
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(timeout.IsCancellationRequested);
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void Forgets_a_timer_that_was_disposed_of_or_stopped()
    {
        var fired = 0;
        var disposed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using var stopped = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        disposed.Dispose();
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, fired);
    }
}
