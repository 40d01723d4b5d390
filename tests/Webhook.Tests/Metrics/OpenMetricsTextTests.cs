namespace Webhook.Tests.Metrics;

/// <summary>The reader that other tests rely on tells good from bad.</summary>
public sealed class OpenMetricsTextTests
{
    private const string Gauge = "# HELP g A gauge.\n# TYPE g gauge\n";
    private const string Counter = "# HELP c A counter.\n# TYPE c counter\n";
    private const string Histogram = "# HELP h A histogram.\n# TYPE h histogram\n";

    [Theory]
    [InlineData("")]
    [InlineData(Gauge + "g{a=\"b\",c=\"\\\\d\\n\\\"\"} -1.5e-07\n")]
    [InlineData(Counter + "c_total 1 # {trace_id=\"a\"} 1 2.5\n")]
    [InlineData(Histogram + "h_bucket{le=\"1.0\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum 3\nh_count 2\n")]
    public void Takes_what_the_specification_allows(string text) =>
        Assert.Equal(text.Length > 0 ? 1 : 0, OpenMetricsText.Parse(text + "# EOF\n").Count);

    [Theory]
    [InlineData(Gauge + "g 1\n", "# EOF")]
    [InlineData(Gauge + "g 1\n# EOF\ng 2\n", "# EOF")]
    [InlineData(Gauge + "\ng 1\n# EOF\n", "a line is a sample")]
    [InlineData(Gauge + "g  1\n# EOF\n", "a line is a sample")]
    [InlineData(Gauge + "g{a=\"b\\c\"} 1\n# EOF\n", "a line is a sample")]
    [InlineData(Gauge + "g{a=\"b\",} 1\n# EOF\n", "no comma follows")]
    [InlineData(Gauge + "g{a=\"b\",a=\"c\"} 1\n# EOF\n", "a label stands once")]
    [InlineData(Gauge + "g 1\ng 2\n# EOF\n", "a sample stands once")]
    [InlineData("# HELP g A gauge.\ng 1\n# TYPE g gauge\n# EOF\n", "comes before its samples")]
    [InlineData(Gauge + Counter + "c_total 1\n" + Gauge + "# EOF\n", "a family stands in one place")]
    [InlineData("# TYPE g gauge\ng 1\n# EOF\n", "a family has a HELP")]
    [InlineData("# HELP g A \"gauge\".\n# TYPE g gauge\n# EOF\n", "help is escaped")]
    [InlineData(Gauge + "g_total 1\n# EOF\n", "name or suffix of its kind")]
    [InlineData(Gauge + "g 1 # {a=\"b\"} 1\n# EOF\n", "only counters and buckets have exemplars")]
    [InlineData(Counter + "c 1\n# EOF\n", "name or suffix of its kind")]
    [InlineData(Counter + "c_total -1\n# EOF\n", "not below 0")]
    [InlineData("# HELP c_total A gauge.\n# TYPE c_total gauge\n" + Counter + "# EOF\n", "no sample name in common")]
    [InlineData(Histogram + "h_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 1\nh_sum 3\nh_count 1\n# EOF\n", "written as a fraction")]
    [InlineData(Histogram + "h_bucket{le=\"1.0\"} 1\nh_sum 3\nh_count 1\n# EOF\n", "that of +Inf")]
    [InlineData(Histogram + "h_bucket{le=\"1.0\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 3\nh_count 1\n# EOF\n", "do not fall")]
    [InlineData(Histogram + "h_bucket{le=\"+Inf\"} 1\nh_sum 3\nh_count 2\n# EOF\n", "the count is that of +Inf")]
    [InlineData(Histogram + "h_bucket{le=\"0.5\"} 1 # {a=\"b\"} 0.6\nh_bucket{le=\"+Inf\"} 1\nh_sum 3\nh_count 1\n# EOF\n", "lies in its bucket")]
    public void Refuses_what_it_does_not(string text, string rule) =>
        Assert.Contains(rule, Assert.Throws<FormatException>(() => OpenMetricsText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_an_exemplar_that_is_too_long()
    {
        var value = new string('a', 127);

        Assert.Single(OpenMetricsText.Parse($"{Counter}c_total 1 # {{t=\"{value}\"}} 1\n# EOF\n"));
        Assert.Throws<FormatException>(() => OpenMetricsText.Parse($"{Counter}c_total 1 # {{t=\"{value}a\"}} 1\n# EOF\n"));
    }
}
