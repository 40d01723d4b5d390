using System.Text;
using Webhook.Deploy.Tests.Running;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>The program as the chart's pod starts it, scraped as the chart's ServiceMonitor says.</summary>
public sealed class ChartScrapeTests
{
    private const string Values = "cluster: {enabled: false}\ncertificates: {mode: helm}\nlog: {format: text}\npolicies: {everyone: {rules: {}}}\n";

    [Theory]
    [InlineData("http", "operations:")]
    [InlineData("https", "webhook:")]
    public async Task Is_up_with_the_settings_of_the_ServiceMonitor(string scheme, string port)
    {
        using var folder = new TestFolder();
        var chart = await RenderedChart.RenderAsync($"{Values}serviceMonitor: {{enabled: true, scheme: {scheme}}}\n");
        await using var served = await ServedChart.StartAsync(chart);
        await using var prometheus = await PrometheusServer.StartAsync(new() { Jobs = [JobOf(chart, served.Uri(port), folder)] });

        var build = Assert.Single(await prometheus.UntilAsync("daemonset_webhook_build_info and on (job, instance) up == 1"));

        var target = Assert.Single(await prometheus.TargetsAsync());
        Assert.Equal(("up", "", scheme), (target.Health, target.LastError, new Uri(target.Url).Scheme));
        Assert.Equal("webhook-system", build["namespace"]);
    }

    [Fact]
    public async Task Is_down_where_the_authority_is_another()
    {
        using var folder = new TestFolder();
        var values = $"{Values}serviceMonitor: {{enabled: true, scheme: https}}\n";
        var (chart, other) = (await RenderedChart.RenderAsync(values), await RenderedChart.RenderAsync(values));
        await using var served = await ServedChart.StartAsync(chart);
        await using var prometheus = await PrometheusServer.StartAsync(new() { Jobs = [JobOf(other, served.Uri("webhook:"), folder)] });

        await prometheus.UntilAsync("up == 0");

        Assert.Contains("certificate signed by unknown authority", Assert.Single(await prometheus.TargetsAsync()).LastError, StringComparison.Ordinal);
    }

    /// <summary>What the Prometheus operator makes of a ServiceMonitor's endpoint, for one pod.</summary>
    private static ScrapeJob JobOf(RenderedChart chart, Uri pod, TestFolder folder)
    {
        var endpoint = new RenderedObject("", "", chart.Only("ServiceMonitor").At("spec.endpoints[0]")!);
        var job = new ScrapeJob
        {
            Name = chart.Only("Service").Name,
            Targets = [pod],
            Scheme = endpoint.Text("scheme") is { Length: > 0 } scheme ? scheme : "http",
            HonorLabels = (bool)endpoint.At("honorLabels")!,
            Labels = new Dictionary<string, string> { ["namespace"] = "webhook-system", ["service"] = chart.Only("Service").Name },
        };
        if (endpoint.At("tlsConfig") is null)
            return job;

        var secret = chart.Named("Secret", endpoint.Text("tlsConfig.ca.secret.name"));
        var authority = Encoding.UTF8.GetString(Convert.FromBase64String(secret.Map("data")[endpoint.Text("tlsConfig.ca.secret.key")]));
        return job with { AuthorityFile = folder.Write("ca.crt", authority), ServerName = endpoint.Text("tlsConfig.serverName") };
    }
}
