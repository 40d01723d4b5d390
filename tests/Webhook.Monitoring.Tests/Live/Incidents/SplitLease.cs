namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>Two replicas whose API servers don't know of each other, as after a backup was restored beside a control plane that still ran.</summary>
internal sealed class SplitLease : Incident
{
    private readonly LeaseKeeper _one = new();
    private readonly LeaseKeeper _other = new() { Refuses = true };
    private LiveServer? _first;
    private LiveServer? _second;

    public override string Name => "split-lease";

    public override IReadOnlyList<string> Alerts => ["alertname=\"DaemonSetWebhookManyLeaders\""];

    public override IReadOnlyList<Uri> Targets => [_first!.Server.Server.OperationsUri, _second!.Server.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _first = await StartAsync(_one);
        _second = await StartAsync(_other);
        await _first.UntilAsync(() => _first.Server.Server.Live!.Leadership!.IsLeader);
    }

    public override Task CauseAsync()
    {
        _other.Refuses = false;
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _one.Refuses = true;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _first!.DisposeAsync();
        await _second!.DisposeAsync();
    }

    private static Task<LiveServer> StartAsync(LeaseKeeper leases) =>
        RealTime.StartLiveAsync(api => api.Write = leases.AnswerAsync, options => options with { Audit = "full" });
}
