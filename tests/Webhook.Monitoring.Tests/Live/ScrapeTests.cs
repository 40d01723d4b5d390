namespace Webhook.Monitoring.Tests.Live;

/// <summary>A real Prometheus scrapes a running server.</summary>
public sealed class ScrapeTests
{
    [Fact]
    public async Task Takes_in_what_a_server_shows_over_HTTP()
    {
        await using var server = await TestServer.StartAsync();
        await using var prometheus = await PrometheusServer.StartAsync(new()
        {
            Jobs = [new() { Name = "webhook", Targets = [server.Server.OperationsUri] }],
        });

        var build = Assert.Single(await prometheus.UntilAsync("daemonset_webhook_build_info and on (job, instance) up == 1"));

        Assert.Equal("webhook", build["job"]);
        Assert.Equal("up", Assert.Single(await prometheus.TargetsAsync()).Health);
        Assert.Empty(await prometheus.AlertsAsync());
    }

    [Fact]
    public async Task Sees_a_server_that_is_gone()
    {
        var server = await TestServer.StartAsync();
        await using var prometheus = await PrometheusServer.StartAsync(new()
        {
            Jobs = [new() { Name = "webhook", Targets = [server.Server.OperationsUri] }],
        });
        await prometheus.UntilAsync("up == 1");

        await server.DisposeAsync();

        await prometheus.UntilAsync("up == 0");
        await prometheus.UntilNothingAsync("daemonset_webhook_build_info");
    }
}
