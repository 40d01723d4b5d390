using System.Text.RegularExpressions;
using Webhook.Commands;

namespace Webhook.Deploy.Tests.Running;

/// <summary>The chart starts the program with flags that it has.</summary>
public sealed partial class FlagTests
{
    [Fact]
    public async Task Exist_under_all_values()
    {
        var charts = await Task.WhenAll(Chart.ValueSets.All.Values.Append("clientCa: {secretName: a}").Select(RenderedChart.RenderAsync));
        var used = charts.SelectMany(chart => chart.Only("Deployment").Texts("spec.template.spec.containers[0].args"))
            .Where(argument => argument.StartsWith("--", StringComparison.Ordinal))
            .Select(argument => argument.Split('=')[0]);
        var help = await ToolRun.StartAsync("dotnet", [typeof(ExitCode).Assembly.Location, "serve", "--help"]);

        Assert.Subset(Flag().Matches(help.Out).Select(match => match.Value).ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [InlineData("max-cache-age", "cluster: {maxCacheAge: 90s}")]
    [InlineData("forecast-pods", "cluster: {forecastPods: 90}")]
    [InlineData("audit", "audit: {mode: off}")]
    [InlineData("audit-interval", "audit: {interval: 1h}")]
    [InlineData("log-level", "log: {level: debug}")]
    [InlineData("log-format", "log: {format: text}")]
    public async Task Follow_the_values(string flag, string values)
    {
        var (initial, changed) = (await RenderedChart.RenderAsync(), await RenderedChart.RenderAsync(values));

        Assert.NotEqual(Value(initial, flag), Value(changed, flag));
    }

    private static string Value(RenderedChart chart, string flag) => Assert.Single(
        chart.Only("Deployment").Texts("spec.template.spec.containers[0].args"), argument => argument.StartsWith($"--{flag}=", StringComparison.Ordinal));

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Flag();
}
