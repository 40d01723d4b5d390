using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Policies;

/// <summary>Counts what happens to the policies.</summary>
internal sealed class PolicyMetrics
{
    private readonly Instruments _instruments;
    private readonly Counter _reloads;

    /// <summary>Starts the counters at 0.</summary>
    public PolicyMetrics(Instruments instruments)
    {
        _instruments = instruments;
        _reloads = instruments.Counter(ServerDescriptions.PolicyReloads);
        _reloads.WithLabels(ReloadResult.Success);
        _reloads.WithLabels(ReloadResult.Failure);
    }

    /// <summary>The files, or a policy of the cluster, changed and were taken over or not.</summary>
    public void Reloaded(bool succeeded) => _reloads.WithLabels(ReloadResult.Of(succeeded)).Inc();

    /// <summary>Reports the policies in use.</summary>
    public void Observe(Func<ActivePolicies> active)
    {
        _instruments.Observe(ServerDescriptions.Policies, () => active().Loaded.Select(policy => new Sample(1, policy.Policy.Name, policy.Hash)));
        _instruments.Observe(ServerDescriptions.PolicyReloadSuccess, () => [new(active().LoadedAt.ToUnixTimeMilliseconds() / 1000.0)]);
    }
}
