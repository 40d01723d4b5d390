using Webhook.Metrics.Descriptions;
using Webhook.Output.Reference;
using Webhook.Testing;
using Webhook.Tests.Commands;

namespace Webhook.Tests.Docs;

/// <summary>docs/reference/metrics.md is what the code prints today.</summary>
public sealed class MetricsReferenceTests
{
    [Fact]
    public async Task Is_what_the_command_prints()
    {
        var run = await CliRun.In(Repository.Root, "reference", "metrics");

        Golden.Equal("docs/reference/metrics.md", run.Out);
    }

    [Fact]
    public async Task Names_the_pages_there_are()
    {
        var run = await CliRun.In(Repository.Root, "reference", "metric");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean metrics?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stands_where_its_name_says() =>
        Assert.All(ReferencePages.All.Keys, name => Assert.True(File.Exists(Repository.Path($"docs/reference/{name}.md")), name));

    [Fact]
    public void Describes_each_metric_once_and_as_Prometheus_names_them()
    {
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Name).Distinct().Count(), MetricCatalogue.All.Count());
        Assert.All(MetricCatalogue.All, metric =>
        {
            Assert.EndsWith(".", metric.Help, StringComparison.Ordinal);
            Assert.Equal(metric.Kind == MetricKind.Counter, metric.Name.EndsWith("_total", StringComparison.Ordinal));
            Assert.Equal(metric.Name.Contains("_seconds", StringComparison.Ordinal) ? "seconds" : metric.Name.Contains("_bytes", StringComparison.Ordinal) ? "bytes" : "", metric.Unit);

            // Help is written as it stands: OpenMetrics would want these escaped.
            Assert.Equal(-1, metric.Help.AsSpan().IndexOfAny("\"\\\n"));
            Assert.True(metric.Example.Length == 0 || metric.Example.Contains(metric.Name, StringComparison.Ordinal), $"{metric.Name}: the example is of another metric");
        });
    }
}
