using System.Diagnostics.Metrics;
using Webhook.Metrics;

namespace Webhook.Policies;

/// <summary>Counts what happens to the policies.</summary>
internal sealed class PolicyMetrics
{
    private readonly Instruments _instruments;

    public PolicyMetrics(Instruments instruments)
    {
        _instruments = instruments;
        instruments.PolicyReloads.Add(0, ResultTag(ReloadResult.Success));
        instruments.PolicyReloads.Add(0, ResultTag(ReloadResult.Failure));
    }

    /// <summary>The files, or a policy of the cluster, changed and were taken over or not.</summary>
    public void Reloaded(bool succeeded) => _instruments.PolicyReloads.Add(1, ResultTag(ReloadResult.Of(succeeded)));

    /// <summary>Reports the policies in use.</summary>
    public void Observe(Func<ActivePolicies> active)
    {
        _instruments.ObservePolicies(() => active().Loaded.Select(policy => new Measurement<double>(
            1, new KeyValuePair<string, object?>("policy", policy.Policy.Name), new KeyValuePair<string, object?>("hash", policy.Hash))));
        _instruments.ObservePolicyReloadSuccess(() => [new(active().LoadedAt.ToUnixTimeMilliseconds() / 1000.0)]);
    }

    private static KeyValuePair<string, object?> ResultTag(string result) => new("result", result);
}
