using Webhook.Monitoring.Tests.Live.Incidents;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>A server with a cluster that leads, audits and reviews, and a Prometheus that scrapes it.</summary>
public sealed class BusyServer : IAsyncLifetime
{
    private readonly LeaseKeeper _leases = new();

    /// <summary>The Prometheus.</summary>
    public PrometheusServer Prometheus { get; private set; } = null!;

    /// <summary>The server.</summary>
    internal LiveServer Live { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Live = await RealTime.StartLiveAsync(
            api =>
            {
                LiveObjects.FiveNodesWithAgent(api);
                api.Write = _leases.AnswerAsync;
            },
            options => options with { Audit = "full" });
        Prometheus = await PrometheusServer.StartAsync(new() { Jobs = [new() { Name = "busy", Targets = [Live.Server.Server.OperationsUri] }] });
        var client = Live.Server.Client();
        var bad = Reviews.Agent(agent => agent["spec"]!["selector"]!["matchLabels"]!["app"] = "another");
        await TestServer.ReviewAsync(client, "/mutate", Reviews.Create(Reviews.Agent()));
        await TestServer.ReviewAsync(client, "/validate", Reviews.Create(Reviews.Agent()));
        await TestServer.ReviewAsync(client, "/validate", Reviews.Create(bad));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Prometheus.DisposeAsync();
        await Live.DisposeAsync();
    }
}
