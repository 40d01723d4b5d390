namespace Webhook.Deploy.Tests.Chart;

/// <summary>Helm and the API's own schemas have nothing to say against the chart.</summary>
public sealed class ChartLintTests
{
    /// <summary>A certificate that the chart makes is another each time.</summary>
    public static TheoryData<string> ValueNames => [.. ValueSets.All.Where(set => !set.Value.Contains("mode: helm", StringComparison.Ordinal)).Select(set => set.Key)];

    [Theory]
    [InlineData("helm")]
    [InlineData("helm3")]
    public async Task Passes_the_strict_lint(string helm)
    {
        var run = await ToolRun.StartAsync(await ToolFolder.ProgramAsync(helm), ["lint", "--strict", ChartRelease.Chart]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Theory]
    [MemberData(nameof(ValueNames))]
    public async Task Renders_the_same_with_both_helms(string name)
    {
        var release = new ChartRelease { Values = ValueSets.All[name] };

        var four = await RenderedChart.RenderAsync(release);
        var three = await RenderedChart.RenderAsync(release with { Helm = "helm3" });

        Assert.Equal(four.Objects.Select(Shown).Order(StringComparer.Ordinal), three.Objects.Select(Shown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Renders_nothing_that_the_API_server_would_not_know()
    {
        var documents = await Task.WhenAll(ValueSets.All.Values.Select(RenderedChart.RenderAsync));
        var older = await RenderedChart.RenderAsync(new ChartRelease { KubeVersion = "1.25.0" });

        var run = await ToolRun.StartAsync(
            "node", [await ToolFolder.ScriptAsync("check-manifests.mjs")], string.Join("\n---\n", documents.Append(older).Select(chart => chart.Text)));

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.All(
            run.Error.Split('\n').Where(line => line.StartsWith("not judged", StringComparison.Ordinal)),
            line => Assert.Matches(@"monitoring\.coreos\.com/v1|cert-manager\.io/v1", line));
    }

    [Fact]
    public async Task Finds_what_the_schemas_forbid()
    {
        var chart = await RenderedChart.RenderAsync();

        var run = await ToolRun.StartAsync(
            "node",
            [await ToolFolder.ScriptAsync("check-manifests.mjs")],
            chart.Text.Replace("sideEffects: None", "sideEffect: None", StringComparison.Ordinal).Replace("replicas: 2", "replicas: two", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sideEffect", run.Out, StringComparison.Ordinal);
        Assert.Contains("replicas", run.Out, StringComparison.Ordinal);
    }

    private static string Shown(RenderedObject rendered) => rendered.Root.ToJsonString();
}
