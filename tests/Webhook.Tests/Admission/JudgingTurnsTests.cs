using Webhook.Admission;
using Webhook.Testing;

namespace Webhook.Tests.Admission;

public sealed class JudgingTurnsTests
{
    private const int Large = JudgingTurns.CommonBytes + 1;
    private const long Mebibyte = 1024 * 1024;

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(256, 4)]
    [InlineData(1024 * 1024, 1024)]
    public async Task Judges_as_many_large_reviews_at_a_time_as_there_is_memory_for(long mebibytes, int expected)
    {
        using var turns = JudgingTurns.Of(mebibytes * Mebibyte, _time);

        for (var i = 0; i < expected; i++)
            Assert.True(await turns.TakeAsync(Large, Cancellation));

        var next = turns.TakeAsync(Large, Cancellation).AsTask();
        Assert.False(next.IsCompleted);
        turns.GiveBack(Large);
        Assert.True(await next);
    }

    [Fact]
    public async Task Refuses_one_that_would_have_to_wait_for_a_second()
    {
        using var turns = new JudgingTurns(1, _time);
        await turns.TakeAsync(Large, Cancellation);
        var waiting = turns.TakeAsync(Large, Cancellation).AsTask();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await waiting);
        turns.GiveBack(Large);
        Assert.True(await turns.TakeAsync(Large, Cancellation));
    }

    [Fact]
    public async Task Lets_common_ones_pass()
    {
        using var turns = new JudgingTurns(1, _time);
        await turns.TakeAsync(Large, Cancellation);

        Assert.True(await turns.TakeAsync(JudgingTurns.CommonBytes, Cancellation));
        turns.GiveBack(JudgingTurns.CommonBytes);
    }

    [Fact]
    public async Task Ends_the_wait_of_a_caller_that_goes_away()
    {
        using var turns = new JudgingTurns(1, _time);
        using var gone = new CancellationTokenSource();
        await turns.TakeAsync(Large, Cancellation);
        var waiting = turns.TakeAsync(Large, gone.Token).AsTask();

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
