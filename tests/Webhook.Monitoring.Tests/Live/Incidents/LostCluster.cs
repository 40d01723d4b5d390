using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>An API server that no longer answers while reviews go on.</summary>
internal sealed class LostCluster : Incident
{
    private LiveServer? _live;
    private Repeated? _bookmarks;
    private Repeated? _reviews;

    public override string Name => "lost-cluster";

    public override IReadOnlyList<string> Alerts =>
    [
        "alertname=\"DaemonSetWebhookCacheStale\"",
        "alertname=\"DaemonSetWebhookLiveRulesSkipped\", reason=\"stale\"",
    ];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _live = await RealTime.StartLiveAsync(LiveObjects.FiveNodesWithAgent, options => options with { MaxCacheAge = "2s" });
        _bookmarks = Repeated.Of(_live.Api.Bookmark);
        _reviews = Repeated.Reviews(_live.Server);
    }

    public override Task CauseAsync()
    {
        _live!.Api.Fault = FakeApiServer.Drop;
        _live.Api.EachWatch(watch => watch.Drop(), forget: true);
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _live!.Api.Fault = null;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _reviews!.DisposeAsync();
        await _bookmarks!.DisposeAsync();
        await _live!.DisposeAsync();
    }
}
