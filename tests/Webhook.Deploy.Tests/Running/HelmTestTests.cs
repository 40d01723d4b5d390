namespace Webhook.Deploy.Tests.Running;

/// <summary>The program runs as the chart starts it, and <c>helm test</c> finds out whether it does.</summary>
public sealed class HelmTestTests
{
    private const string Values = "\ncluster: {enabled: false}\ncertificates: {mode: helm}\nlog: {format: text}\n";

    [Fact]
    public async Task Passes_over_TLS_with_the_name_and_the_authority_that_the_API_server_uses()
    {
        await using var served = await ServedChart.StartAsync(await RenderedChart.RenderAsync(Chart.ValueSets.Policies + Values));

        var run = await served.TestAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Contains("readyz check passed", run.Out, StringComparison.Ordinal);
        Assert.Contains("mutate answers: {", run.Out, StringComparison.Ordinal);
        Assert.Contains("validate answers: {", run.Out, StringComparison.Ordinal);
        Assert.Contains(served.StartLines, line => line.Contains("everyone", StringComparison.Ordinal) && line.Contains("platform", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_where_the_authority_is_another()
    {
        var chart = await RenderedChart.RenderAsync(Chart.ValueSets.Policies + Values);
        var other = await RenderedChart.RenderAsync("certificates: {mode: helm}");
        await using var served = await ServedChart.StartAsync(chart);
        chart.Only("Secret").At("data")!["ca.crt"] = other.Only("Secret").Map("data")["ca.crt"];
        chart.Only("Pod").At("spec.containers[0].args")![0] = ((string)chart.Only("Pod").At("spec.containers[0].args[0]")!).Replace("--retry 10", "--retry 0", StringComparison.Ordinal);

        var run = await served.TestAsync();

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("SSL certificate problem", run.Error, StringComparison.Ordinal);
    }
}
