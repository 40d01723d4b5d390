using Webhook.Doctor.Facts;

namespace Webhook.Tests.Doctor;

public sealed class AccessNeedsTests
{
    [Fact]
    public void Needs_nothing_without_a_cluster() => Assert.Empty(AccessNeeds.Of("policy", null, audits: false, null));

    [Fact]
    public void Limits_to_names_what_can_be_limited()
    {
        var needs = AccessNeeds.Of("policy", "webhook", audits: true, ("webhook-tls", "mutate", "validate")).Select(need => $"{need}").ToList();

        Assert.Contains("create secrets in policy", needs);
        Assert.Contains("get secrets webhook-tls in policy", needs);
        Assert.Contains("patch leases.coordination.k8s.io webhook in policy", needs);
        Assert.Contains("patch mutatingwebhookconfigurations.admissionregistration.k8s.io mutate", needs);
        Assert.Contains("get validatingwebhookconfigurations.admissionregistration.k8s.io validate", needs);
        Assert.Contains("delete reports.openreports.io", needs);
        Assert.Contains("watch pods", needs);
        Assert.DoesNotContain(needs, need => need.StartsWith("list secrets", StringComparison.Ordinal) || need.StartsWith("delete secrets", StringComparison.Ordinal));
    }
}
