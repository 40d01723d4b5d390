using System.Diagnostics.Metrics;
using Webhook.Metrics;

namespace Webhook.Policies;

/// <summary>Counts the exemptions of the policies in use; every replica knows the same.</summary>
internal static class ExemptionMetrics
{
    /// <summary>Reports them from now on.</summary>
    /// <param name="instruments">Where.</param>
    /// <param name="active">The policies in use.</param>
    /// <param name="time">Says which have expired.</param>
    public static void Observe(Instruments instruments, Func<ActivePolicies> active, TimeProvider time) => instruments.ObserveExemptions(() =>
    {
        var now = time.GetUtcNow();
        var exemptions = active().Engine.Policies.SelectMany(policy => policy.Exemptions).ToList();
        var expired = exemptions.Count(exemption => exemption.IsExpiredAt(now));
        return [Of("active", exemptions.Count - expired), Of("expired", expired)];
    });

    private static Measurement<double> Of(string state, int count) => new(count, new KeyValuePair<string, object?>("state", state));
}
