using Webhook.Server.Connections;
using Webhook.Testing;

namespace Webhook.Tests.Server.Connections;

public sealed class HandshakeTurnsTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Sends_away_whoever_would_have_to_wait_too_long()
    {
        var turns = new HandshakeTurns(1, TimeSpan.Zero, _clock);
        using var turn = await turns.TakeAsync();

        Assert.NotNull(turn);
        Assert.Null(await turns.TakeAsync());
    }

    [Fact]
    public async Task Gives_the_turn_on_once_however_often_it_ends()
    {
        var turns = new HandshakeTurns(1, TimeSpan.Zero, _clock);
        var turn = await turns.TakeAsync();
        turn!.Dispose();
        turn.Dispose();

        using var next = await turns.TakeAsync();

        Assert.NotNull(next);
        Assert.Null(await turns.TakeAsync());
    }

    [Fact]
    public async Task Waits_for_no_slow_caller_with_a_turn_taken()
    {
        var turns = new HandshakeTurns(1, TimeSpan.Zero, _clock);
        using var slow = await turns.TakeAsync();

        _clock.Advance(HandshakeTurns.Longest);

        using var next = await turns.TakeAsync();
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Lets_nobody_new_wait_while_somebody_has_waited_for_half_of_the_time()
    {
        var turns = new HandshakeTurns(1, TimeSpan.FromMilliseconds(500), _clock);
        using var first = await turns.TakeAsync();
        var second = turns.TakeAsync().AsTask();
        var third = turns.TakeAsync().AsTask();

        Assert.False(turns.AreCongested);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.True(turns.AreCongested);
        first!.Dispose();
        using var next = await second;
        Assert.NotNull(next);
        Assert.True(turns.AreCongested);
        _clock.Advance(TimeSpan.FromMilliseconds(251));
        next.Dispose();
        Assert.Null(await third);
        Assert.False(turns.AreCongested);
        using var last = await turns.TakeAsync();
        Assert.NotNull(last);
    }
}
