using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A right that is taken away while the server runs. Its clock runs fast, or its back-off would take minutes.</summary>
internal sealed class RefusedWatch : Incident
{
    private LiveServer? _live;
    private Repeated? _clock;

    public override string Name => "refused-watch";

    public override IReadOnlyList<string> Alerts => ["alertname=\"DaemonSetWebhookWatchRestarts\", reason=\"denied\""];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync() => _live = await LiveServer.StartAsync();

    public override Task CauseAsync()
    {
        _live!.Api.FaultIsFor = request => request.Path.EndsWith("/jobs", StringComparison.Ordinal);
        _live.Api.Fault = FakeApiServer.Refuse(403, "Forbidden");
        _live.Api.EachWatch(watch => watch.Drop(), forget: true);
        _clock = Repeated.Of(() => _live.Clock.Advance(TimeSpan.FromSeconds(31)));
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _live!.Api.Fault = null;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_clock is not null)
            await _clock.DisposeAsync();

        await _live!.DisposeAsync();
    }
}
