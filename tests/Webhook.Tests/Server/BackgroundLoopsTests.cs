using Microsoft.Extensions.Logging;
using Webhook.Server;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Server;

public sealed class BackgroundLoopsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Begins_a_loop_that_failed_again_and_leaves_the_others_alone()
    {
        var clock = new FakeTimeProvider();
        using var log = new RecordedLog();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(log));
        using var began = new SemaphoreSlim(0);
        var others = 0;
        await using (var loops = new BackgroundLoops(clock, factory.CreateLogger<BackgroundLoops>(), CancellationToken.None))
        {
            loops.Add("the broken one", _ =>
            {
                began.Release();
                throw new InvalidOperationException("a mistake");
            });
            loops.Add("the other one", cancellation =>
            {
                others++;
                return Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            });

            loops.Start();
            Assert.True(await began.WaitAsync(Patience, TestContext.Current.CancellationToken));
            await clock.TimerWithinAsync(BackgroundLoops.RestartDelay).WaitAsync(Patience, TestContext.Current.CancellationToken);
            clock.Advance(BackgroundLoops.RestartDelay);
            Assert.True(await began.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, others);
        Assert.Contains("The loop for the broken one failed and is begun again in 30 s", log.Lines.Select(line => line.Line));
    }

    [Fact]
    public async Task Ends_with_the_server()
    {
        using var ending = new CancellationTokenSource();
        using var factory = LoggerFactory.Create(_ => { });
        await using var loops = new BackgroundLoops(new FakeTimeProvider(), factory.CreateLogger<BackgroundLoops>(), ending.Token);
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        loops.Add("waiting", async cancellation =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.SetResult();
        });

        loops.Start();
        await began.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await ending.CancelAsync();

        await ended.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(ended.Task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ends_the_last_loops_after_the_others_and_waits_for_those_no_longer_than_is_bearable(bool hangs)
    {
        var clock = new FakeTimeProvider();
        using var factory = LoggerFactory.Create(_ => { });
        var loops = new BackgroundLoops(clock, factory.CreateLogger<BackgroundLoops>(), CancellationToken.None);
        var (began, stopped, written) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var (lastBegan, lastEnded) = (new TaskCompletionSource(), new TaskCompletionSource());
        loops.AddLast("the election", async cancellation =>
        {
            lastBegan.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lastEnded.SetResult();
        });
        loops.Add("the writer", async cancellation =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped.SetResult();
            await written.Task;
        });
        loops.Start();
        await Task.WhenAll(began.Task, lastBegan.Task).WaitAsync(Patience, TestContext.Current.CancellationToken);

        var end = loops.DisposeAsync().AsTask();
        await stopped.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await clock.TimerWithinAsync(BackgroundLoops.EndPatience).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(lastEnded.Task.IsCompleted);
        if (hangs)
            clock.Advance(BackgroundLoops.EndPatience);
        else
            written.SetResult();

        await lastEnded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        written.TrySetResult();
        await end.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(end.IsCompletedSuccessfully);
    }
}
