namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>What a viewer chooses, in a query.</summary>
public sealed class SelectionTests
{
    private const string Query = "x{job=~\"$job\"}";

    [Fact]
    public void Takes_everything_where_nothing_is_chosen() => Assert.Equal("x{job=~\".*\"}", Selection.All.Apply(Query));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("127.0.0.1:80", @"127\\.0\\.0\\.1:80")]
    [InlineData("a|b", @"a\\|b")]
    [InlineData("a\\b", @"a\\\\b")]
    public void Takes_one_value_as_it_stands(string value, string written) => Assert.Equal($"x{{job=~\"{written}\"}}", Of(value).Apply(Query));

    [Fact]
    public void Takes_any_of_several_values() => Assert.Equal(@"x{job=~""(a|b\\.c)""}", Of("a", "b.c").Apply(Query));

    [Theory]
    [InlineData(30, 30, "120000ms")]
    [InlineData(300, 30, "330000ms")]
    public void Has_a_rate_see_at_least_four_scrapes(int step, int scrape, string window) => Assert.Equal(
        $"rate(x[{window}])",
        (Selection.All with { Step = TimeSpan.FromSeconds(step), MinimumStep = TimeSpan.FromSeconds(scrape) }).Apply("rate(x[$__rate_interval])"));

    [Fact]
    public void Knows_the_length_of_the_time_range() => Assert.Equal("increase(x[21600000ms])", Selection.All.Apply("increase(x[$__range])"));

    [Fact]
    public void Refuses_a_variable_that_there_is_not() =>
        Assert.Equal("there is no variable pod", Assert.Throws<InvalidOperationException>(() => Selection.All.Apply("x{pod=~\"$pod\"}")).Message);

    private static Selection Of(params string[] jobs) => new(new Dictionary<string, string[]> { ["job"] = jobs });
}
