using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class BroadTolerationRuleTests
{
    private readonly BroadTolerationRule _rule = new();

    [Theory]
    [InlineData("", "Exists", "", "every NoSchedule, PreferNoSchedule and NoExecute taint")]
    [InlineData("", "Exists", "NoSchedule", "every NoSchedule taint")]
    [InlineData("", "Exists", "NoExecute", "every NoExecute taint")]
    [InlineData("", "Exists", "PreferNoSchedule", "every PreferNoSchedule taint")]
    public void Says_which_effects_a_keyless_toleration_opens(string key, string op, string effect, string opens)
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op, effect: effect))));

        Assert.Equal("spec.template.spec.tolerations[0]", finding.Field);
        Assert.Contains(opens, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speaks_of_the_seconds()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating("", "Exists", effect: "NoExecute", seconds: 60))));

        Assert.EndsWith("it opens every NoExecute taint to the pods, each time for 60 s", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_the_agents_of_system_namespaces_alone() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().InNamespace("kube-system").Tolerating("", "Exists"))));

    [Fact]
    public void Is_the_one_finding_about_an_entry_that_control_plane_access_reports_too()
    {
        var findings = new PolicyEngine([Webhook.Policy.Policies.PolicyReader.Default]).Evaluate(A.Manifest(A.DaemonSet().Tolerating("", "Exists"))).Findings;

        Assert.Equal(["broad-toleration"], findings.Where(finding => finding.Field == "spec.template.spec.tolerations[0]").Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("gpu", "Exists")]
    [InlineData("gpu", "")]
    [InlineData("", "Equal")] // refused by the API server: toleration-syntax reports it
    public void Accepts_other_tolerations(string key, string op) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op))));
}
