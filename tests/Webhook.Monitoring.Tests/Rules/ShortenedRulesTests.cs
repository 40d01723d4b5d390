namespace Webhook.Monitoring.Tests.Rules;

public sealed class ShortenedRulesTests
{
    [Theory]
    [InlineData("for: 2m", "for: 2s")]
    [InlineData("for: 1d", "for: 3s")]
    [InlineData("rate(a[1m])", "rate(a[10s])")]
    [InlineData("rate(a[15m])", "rate(a[15s])")]
    [InlineData("rate(a[6h])", "rate(a[20s])")]
    [InlineData("last_over_time(a[1d])", "last_over_time(a[1440s])")]
    [InlineData("a > 5 * 60", "a > 5 * 2")]
    [InlineData("a < 7 * 86400 and job:a:ratio_rate6h > 6 * 0.001", "a < 7 * 86400 and job:a:ratio_rate6h > 6 * 0.001")]
    public void Are_the_shipped_ones_but_for_their_times(string shipped, string shortened) => Assert.Equal(shortened, ShortenedRules.Shorten(shipped));

    [Fact]
    public void Leave_no_time_of_hours() =>
        Assert.All(ShortenedRules.All.Values, rules => Assert.DoesNotMatch(@"(for: |\[)\d+[mhd]", rules));
}
