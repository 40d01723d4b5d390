using Webhook.Cluster;
using Webhook.Kubernetes.Caches;

namespace Webhook.Tests.Cluster;

public sealed class CacheGapTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    [Fact]
    public void Is_none_while_all_is_followed_however_long_a_quiet_resource_is_silent() =>
        Assert.Null(Of(State("nodes", 1), State("jobs", 60)));

    [Theory]
    [InlineData(5, null)]
    [InlineData(5.5, "the cluster's pods could not be followed for 5m")]
    [InlineData(1440, "the cluster's pods could not be followed for 24h")]
    public void Begins_when_something_could_not_be_followed_for_too_long(double minutes, string? text) => Assert.Equal(
        text,
        Of(State("nodes", 0), State("jobs", 0) with { BehindSince = Now.AddMinutes(-1) }, State("pods", 0) with { BehindSince = Now.AddMinutes(-minutes) })?.Text);

    [Fact]
    public void Begins_when_nothing_at_all_was_heard_for_too_long()
    {
        var gap = Of(State("nodes", 6), State("jobs", 60))!;

        Assert.Equal("nothing was heard of the cluster for 6m", gap.Text);
        Assert.True(gap.IsStale);
    }

    [Fact]
    public void Names_what_was_never_listed_before_what_is_old()
    {
        var gap = Of(State("nodes", 0) with { BehindSince = Now.AddHours(-1) }, new("pods", false, 0, null, 0))!;

        Assert.Equal("the cluster's pods have not been listed yet", gap.Text);
        Assert.False(gap.IsStale);
    }

    private static CacheGap? Of(params ReflectorState[] states) => CacheGap.Of(states, Now, MaxAge);

    private static ReflectorState State(string resource, double minutesOfSilence) => new(resource, true, 1, Now.AddMinutes(-minutesOfSilence), 0);
}
