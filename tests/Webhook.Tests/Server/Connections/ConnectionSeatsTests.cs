using Webhook.Server.Connections;
using Webhook.Testing;

namespace Webhook.Tests.Server.Connections;

public sealed class ConnectionSeatsTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Refuses_another_while_all_may_be_at_work()
    {
        var seats = new ConnectionSeats(2, _clock);
        Take(seats).Use();
        Take(seats);
        _clock.Advance(ConnectionSeats.UnusedPatience - TimeSpan.FromTicks(1));

        var third = seats.TryTake(() => { }, out var left);

        Assert.Null(third);
        Assert.Null(left);
        Assert.Equal(2, seats.Taken);
    }

    [Fact]
    public void Makes_room_by_the_oldest_that_was_never_used_and_only_then_by_the_longest_idle()
    {
        var seats = new ConnectionSeats(4, _clock);
        var used = Take(seats);
        used.Use();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var older = Take(seats);
        var usedLater = Take(seats);
        usedLater.Use();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var younger = Take(seats);
        _clock.Advance(ConnectionSeats.IdlePatience);

        var order = new List<ConnectionSeat?>();
        for (var i = 0; i < 4; i++)
        {
            Assert.NotNull(seats.TryTake(() => { }, out var left));
            order.Add(left);
        }

        Assert.Equal([older, younger, used, usedLater], order);
        Assert.Equal(4, seats.Taken);
    }

    [Fact]
    public void Keeps_a_connection_whose_request_may_still_be_waited_for()
    {
        var seats = new ConnectionSeats(1, _clock);
        var seat = Take(seats);
        _clock.Advance(TimeSpan.FromHours(1));
        seat.Use();
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(seats.TryTake(() => { }, out _));
    }

    [Fact]
    public void Gives_a_place_free_once_whoever_says_it_first()
    {
        var seats = new ConnectionSeats(2, _clock);
        var (first, second) = (Take(seats), Take(seats));
        _clock.Advance(ConnectionSeats.UnusedPatience);
        Assert.NotNull(seats.TryTake(() => { }, out var left));

        seats.GiveBack(left!);
        seats.GiveBack(left!);

        Assert.Contains(left, new[] { first, second });
        Assert.Equal(2, seats.Taken);
        seats.GiveBack(left == first ? second : first);
        Assert.Equal(1, seats.Taken);
    }

    private static ConnectionSeat Take(ConnectionSeats seats) => seats.TryTake(() => { }, out _) ?? throw new InvalidOperationException("there is no room");
}
