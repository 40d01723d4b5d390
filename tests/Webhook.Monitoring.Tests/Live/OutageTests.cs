using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>Servers that are gone, for Prometheus.</summary>
public sealed class OutageTests
{
    private const string Job = "replicas";

    [Fact]
    public async Task Names_the_replica_that_is_gone_then_the_release_then_nothing_once_another_runs()
    {
        var (first, second) = (await TestServer.StartAsync(), await TestServer.StartAsync());
        await using var prometheus = await StartAsync([first.Server.OperationsUri, second.Server.OperationsUri]);
        await prometheus.UntilAsync("count(up == 1) == 2");
        var gone = second.Server.OperationsUri.Authority;

        await second.DisposeAsync();
        await prometheus.UntilAsync($"ALERTS{{alertname=\"DaemonSetWebhookReplicaDown\", job=\"{Job}\", instance=\"{gone}\", alertstate=\"firing\"}}");
        Assert.Empty(await prometheus.QueryAsync("ALERTS{alertname=~\"DaemonSetWebhook(Down|Absent)\"}"));

        await first.DisposeAsync();
        await prometheus.UntilAsync($"ALERTS{{alertname=\"DaemonSetWebhookDown\", job=\"{Job}\", alertstate=\"firing\"}}");
        await prometheus.UntilNothingAsync("ALERTS{alertname=\"DaemonSetWebhookReplicaDown\"}");

        await using var third = await TestServer.StartAsync();
        prometheus.Retarget(new() { Name = Job, Targets = [third.Server.OperationsUri] });
        await prometheus.UntilNothingAsync("ALERTS");
        Assert.NotEmpty(await prometheus.QueryAsync("up == 1"));
    }

    [Fact]
    public async Task Says_that_nothing_is_scraped_until_something_is()
    {
        await using var prometheus = await StartAsync([]);
        var alert = (await prometheus.UntilAsync("ALERTS{alertname=\"DaemonSetWebhookAbsent\", alertstate=\"firing\"}"))[0];
        Assert.Equal("critical", alert["severity"]);

        await using var server = await TestServer.StartAsync();
        prometheus.Retarget(new() { Name = Job, Targets = [server.Server.OperationsUri] });

        await prometheus.UntilNothingAsync("ALERTS");
    }

    private static Task<PrometheusServer> StartAsync(IReadOnlyList<Uri> targets) => PrometheusServer.StartAsync(new()
    {
        Jobs = [new() { Name = Job, Targets = targets }],
        Rules = ShortenedRules.All,
        Interval = TimeSpan.FromSeconds(2),
    });
}
