using Webhook.Admission;
using Webhook.Testing;

namespace Webhook.Tests.Admission;

public sealed class ReviewDeadlineTests
{
    [Theory]
    [InlineData("2s", 1.8)]
    [InlineData("1m30s", 89.8)]
    [InlineData("100ms", 0)]
    [InlineData(null, 9.8)]
    [InlineData("", 9.8)]
    [InlineData("soon", 9.8)]
    [InlineData("0s", 9.8)]
    public void Keeps_time_for_the_answer_back(string? timeout, double seconds)
    {
        var clock = new FakeTimeProvider();

        Assert.Equal(TimeSpan.FromSeconds(seconds), ReviewDeadline.Of(clock, clock.GetTimestamp(), timeout).Remaining);
    }

    [Fact]
    public void Runs_down_to_nothing_from_the_arrival_on()
    {
        var clock = new FakeTimeProvider();
        var arrival = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromSeconds(1));
        var deadline = ReviewDeadline.Of(clock, arrival, "5s");

        Assert.Equal(TimeSpan.FromSeconds(3.8), deadline.Remaining);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
    }
}
