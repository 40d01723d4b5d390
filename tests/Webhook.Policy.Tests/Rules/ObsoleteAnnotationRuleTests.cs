using System.Text;
using Webhook.Model.Admission;
using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class ObsoleteAnnotationRuleTests
{
    private readonly ObsoleteAnnotationRule _rule = new();

    [Theory]
    [InlineData("scheduler.alpha.kubernetes.io/tolerations", ".tolerations ")]
    [InlineData("scheduler.alpha.kubernetes.io/affinity", ".affinity ")]
    [InlineData("scheduler.alpha.kubernetes.io/critical-pod", ".priorityClassName ")]
    [InlineData("seccomp.security.alpha.kubernetes.io/pod", ".securityContext.seccompProfile ")]
    [InlineData("container.seccomp.security.alpha.kubernetes.io/agent", ".containers[*].securityContext.seccompProfile ")]
    [InlineData("pod.beta.kubernetes.io/init-containers", ".initContainers ")]
    [InlineData("security.alpha.kubernetes.io/sysctls", ".securityContext.sysctls ")]
    public void Names_the_field_that_took_its_place(string key, string field)
    {
        // As a request is read: of annotations only those that rules read are kept.
        var json = Encoding.UTF8.GetBytes("""
            {"metadata": {"name": "a", "annotations": {"KEY": "x"}}, "spec": {"template": {"metadata": {"annotations": {"KEY": "y"}}}}}
            """.Replace("KEY", key, StringComparison.Ordinal));
        var review = A.Review(Operation.Create, DaemonSetDecoder.Decode(json, out _)!.DaemonSet, null);

        var findings = RuleRun.Of(_rule, review);

        Assert.Equal([$"metadata.annotations[{key}]", $"spec.template.metadata.annotations[{key}]"], findings.Select(finding => finding.Field));
        Assert.All(findings, finding => Assert.Contains($"spec.template.spec{field}", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scheduler.alpha.kubernetes.io/node-selector")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/agent")]
    [InlineData("example.com/tolerations")]
    public void Leaves_other_annotations_alone(string key)
    {
        var daemonSet = A.DaemonSet().Metadata(metadata => metadata with { Annotations = new Dictionary<string, string> { [key] = "x" } });

        Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet)));
    }
}
