using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A right that is missing from the start: Jobs can't be listed, so nothing is judged by the cluster.</summary>
internal sealed class UnlistedResource : Incident
{
    private LiveServer? _live;
    private Repeated? _bookmarks;
    private Repeated? _reviews;

    public override string Name => "unlisted-resource";

    public override bool BeginsWell => false;

    public override IReadOnlyList<string> Alerts =>
    [
        "alertname=\"DaemonSetWebhookCacheUnsynced\", resource=\"jobs\"",
        "alertname=\"DaemonSetWebhookLiveRulesSkipped\", reason=\"unsynced\"",
        "alertname=\"DaemonSetWebhookAuditOld\"",
    ];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _live = await RealTime.StartLiveAsync(api =>
        {
            LiveObjects.FiveNodesWithAgent(api);
            api.FaultIsFor = request => request.Path.EndsWith("/jobs", StringComparison.Ordinal);
            api.Fault = FakeApiServer.Refuse(403, "Forbidden");
        });
        _bookmarks = Repeated.Of(_live.Api.Bookmark);
        _reviews = Repeated.Reviews(_live.Server);
    }

    public override Task CauseAsync() => Task.CompletedTask;

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
