namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>An audit that began an hour ago and is not repeated: the server's clock stands still, and then runs on.</summary>
internal sealed class StandingAudit : Incident
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
    private LiveServer? _live;
    private Repeated? _time;

    public override string Name => "standing-audit";

    public override bool BeginsWell => false;

    public override IReadOnlyList<string> Alerts => ["alertname=\"DaemonSetWebhookAuditOld\""];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _live = await LiveServer.StartUnsyncedAsync(LiveObjects.FiveNodesWithAgent, surroundings: surroundings => surroundings with { Time = _clock });
        await _live.UntilAsync(() => _live.Server.Log.Lines.Any(line => line.Id == 7000), () => _clock.Advance(TimeSpan.FromSeconds(1)));
    }

    public override Task CauseAsync() => Task.CompletedTask;

    public override Task MendAsync()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        _time = Repeated.Of(() => _clock.Advance(TimeSpan.FromSeconds(1)));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_time is not null)
            await _time.DisposeAsync();

        await _live!.DisposeAsync();
    }
}
