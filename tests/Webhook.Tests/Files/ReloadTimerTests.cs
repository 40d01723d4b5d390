using Microsoft.Extensions.Logging;
using Webhook.Files;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Files;

public sealed class ReloadTimerTests
{
    [Fact]
    public void Goes_on_with_everything_when_one_source_throws()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        using var log = new RecordedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var counting = new CountingSource();
        using var timer = new ReloadTimer(clock, [new ThrowingSource(), counting], loggers.CreateLogger<ReloadTimer>());

        clock.Advance(ReloadTimer.Interval);
        clock.Advance(ReloadTimer.Interval);

        Assert.Equal(2, counting.Rounds);
        Assert.Equal([8000, 8000], log.Lines.Select(line => line.Id));
    }

    private sealed class ThrowingSource : IReloadable
    {
        public void Reload() => throw new InvalidOperationException("unforeseen");
    }

    private sealed class CountingSource : IReloadable
    {
        public int Rounds { get; private set; }

        public void Reload() => Rounds++;
    }
}
