using Webhook.Cluster;
using Webhook.Testing;

namespace Webhook.Tests.Cluster;

public sealed class ForwardClockTests
{
    private readonly FakeTimeProvider _elapsed = new();
    private readonly ShiftedClock _machine;
    private readonly ForwardClock _clock;

    public ForwardClockTests()
    {
        _machine = new(_elapsed);
        _clock = new(_machine);
    }

    [Fact]
    public void Goes_as_the_machine_does()
    {
        _elapsed.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(_machine.GetUtcNow(), _clock.GetUtcNow());
        Assert.Equal(_machine.GetUtcNow(), _clock.DateOf(_clock.GetUtcNow()));
        Assert.Null(_clock.DateOf(null));
    }

    [Fact]
    public void Goes_on_by_elapsed_time_where_the_date_is_set_back()
    {
        var before = _clock.GetUtcNow();

        _machine.Ahead = TimeSpan.FromHours(-12);
        _elapsed.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before + TimeSpan.FromMinutes(5), _clock.GetUtcNow());
        Assert.Equal(_machine.GetUtcNow() - TimeSpan.FromMinutes(5), _clock.DateOf(before));
    }

    [Fact]
    public void Follows_a_date_that_jumps_ahead_and_does_not_come_back_with_it()
    {
        var before = _clock.GetUtcNow();

        _machine.Ahead = TimeSpan.FromHours(6);
        var ahead = _clock.GetUtcNow();
        _machine.Ahead = TimeSpan.Zero;
        _elapsed.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before + TimeSpan.FromHours(6), ahead);
        Assert.Equal(ahead + TimeSpan.FromMinutes(5), _clock.GetUtcNow());
        Assert.Equal(before, _clock.DateOf(ahead));
    }

    [Fact]
    public void Minds_no_date_that_is_adjusted_by_less_than_a_second()
    {
        var before = _clock.GetUtcNow();

        _machine.Ahead = TimeSpan.FromMilliseconds(900);

        Assert.Equal(before, _clock.GetUtcNow());
        Assert.Equal(before, _clock.DateOf(before));
    }
}
