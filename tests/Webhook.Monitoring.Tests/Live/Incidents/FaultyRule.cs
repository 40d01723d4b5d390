using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A rule of the catalogue that throws for a while.</summary>
internal sealed class FaultyRule : Incident
{
    private const string Id = "deletion-protection";

    private volatile bool _isOn;
    private TestServer? _server;
    private Repeated? _reviews;

    public override string Name => "faulty-rule";

    public override IReadOnlyList<string> Alerts => ["alertname=\"DaemonSetWebhookRuleErrors\", rule=\"" + Id + "\""];

    public override IReadOnlyList<Uri> Targets => [_server!.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _server = await RealTime.StartAsync(change: surroundings => surroundings with
        {
            Engine = policies => new PolicyEngine(policies, [new SwitchedRule(Id, () => _isOn), .. RuleCatalogue.All.Where(rule => rule.Descriptor.Id != Id)]),
        });
        _reviews = Repeated.Reviews(_server);
    }

    public override Task CauseAsync()
    {
        _isOn = true;
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        _isOn = false;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _reviews!.DisposeAsync();
        await _server!.DisposeAsync();
    }
}
