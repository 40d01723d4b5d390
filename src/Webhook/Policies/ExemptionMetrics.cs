using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Policies;

/// <summary>Counts the exemptions of the policies in use; every replica knows the same.</summary>
internal static class ExemptionMetrics
{
    /// <summary>Reports them from now on.</summary>
    /// <param name="instruments">Where.</param>
    /// <param name="active">The policies in use.</param>
    /// <param name="time">Says which have expired.</param>
    public static void Observe(Instruments instruments, Func<ActivePolicies> active, TimeProvider time) => instruments.Observe(AuditDescriptions.Exemptions, () =>
    {
        var now = time.GetUtcNow();
        var exemptions = active().Engine.Policies.SelectMany(policy => policy.Exemptions).ToList();
        var expired = exemptions.Count(exemption => exemption.IsExpiredAt(now));
        return [new(exemptions.Count - expired, "active"), new(expired, "expired")];
    });
}
