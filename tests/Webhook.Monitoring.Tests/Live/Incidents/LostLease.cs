namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A Lease that can't be written any more.</summary>
internal sealed class LostLease : Incident
{
    private readonly LeaseKeeper _leases = new();
    private LiveServer? _live;

    public override string Name => "lost-lease";

    public override IReadOnlyList<string> Alerts => ["alertname=\"DaemonSetWebhookNoLeader\""];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _live = await RealTime.StartLiveAsync(api => api.Write = _leases.AnswerAsync, options => options with { Audit = "full" });
        await _live.UntilAsync(() => _live.Server.Server.Live!.Leadership!.IsLeader);
    }

    public override Task CauseAsync()
    {
        _leases.Refuses = true;
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _leases.Refuses = false;
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => _live!.DisposeAsync();
}
