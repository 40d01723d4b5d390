using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Runbooks;

/// <summary>What the page on monitoring tells people to write works as it stands there.</summary>
public sealed partial class MonitorPageTests
{
    private static readonly IReadOnlyList<string> Blocks =
        [.. Block().Matches(File.ReadAllText(Repository.Path("docs/how-to/monitor.md"))).Select(match => match.Groups["text"].Value)];

    /// <summary>Debian's Prometheus is built without the discovery of Kubernetes: that part is exchanged for one that it has.</summary>
    [Fact]
    public async Task Has_a_configuration_that_Prometheus_takes()
    {
        const string Discovery = "  kubernetes_sd_configs:\n  - role: pod\n    namespaces: {names: [daemonset-webhook]}\n";
        using var folder = new TestFolder();
        var configuration = Assert.Single(Blocks, block => block.Contains(Discovery, StringComparison.Ordinal));
        var file = folder.Write("prometheus.yml", configuration.Replace(Discovery, "  file_sd_configs: [{files: [pods.json]}]\n", StringComparison.Ordinal));

        var run = await PrometheusPrograms.PromtoolAsync(["check", "config", file]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Fact]
    public async Task Has_values_that_the_chart_takes()
    {
        var values = Blocks.Where(block => block.Contains("prometheusRule:", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, values.Count);
        Assert.All(await Task.WhenAll(values.Select(RenderedChart.RenderAsync)), chart => Assert.Equal("PrometheusRule", chart.Only("PrometheusRule").Kind));
    }

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
