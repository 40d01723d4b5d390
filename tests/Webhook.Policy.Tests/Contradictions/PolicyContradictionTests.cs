using Webhook.Policy.Contradictions;
using Webhook.Policy.Policies;
using Webhook.Policy.Tests.Policies;

namespace Webhook.Policy.Tests.Contradictions;

public sealed class PolicyContradictionTests
{
    [Theory]
    [InlineData("{controlPlane: {inject: Always}}", "control-plane-access: {action: Deny}", "spec.rules[control-plane-access].action")]
    [InlineData("{controlPlane: {inject: Always}}", "control-plane-access: {action: Warn}", "spec.rules[control-plane-access].action")]
    [InlineData("{extra: [{operator: Exists}]}", "broad-toleration: {action: Deny}", "spec.rules[broad-toleration].action")]
    [InlineData("{extra: [{operator: Exists}]}", "control-plane-access: {action: Deny}", "spec.rules[control-plane-access].action")]
    [InlineData("{extra: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 60}]}", "toleration-seconds: {action: Deny}", "spec.rules[toleration-seconds].action")]
    [InlineData("{extra: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 60}]}", "broad-toleration: {}", "spec.tolerations.extra")]
    public void Names_a_rule_that_objects_to_what_the_policy_adds(string tolerations, string rule, string field)
    {
        var found = Assert.Single(PolicyContradictions.Of([Policy("test", $"  tolerations: {tolerations}\n  rules: {{{rule}}}")]));

        Assert.Equal((field, true), (found.Field, found.IsWithinOne));
    }

    [Theory]
    [InlineData("  rules: {}")]
    [InlineData("  tolerations: {controlPlane: {inject: Always}}")]
    [InlineData("  tolerations: {extra: [{operator: Exists}]}")]
    [InlineData("  tolerations: {controlPlane: {inject: OptIn}}\n  rules: {control-plane-access: {action: Deny}}")]
    [InlineData("  tolerations: {extra: [{operator: Exists}]}\n  rules: {broad-toleration: {action: Audit}}")]
    [InlineData("  match: {namespaces: [kube-system]}\n  tolerations: {controlPlane: {inject: Always}}\n  rules: {control-plane-access: {action: Deny}}")]
    public void Leaves_policies_alone_that_agree_with_themselves(string spec) =>
        Assert.Empty(PolicyContradictions.Of([PolicyReader.Default, Policy("test", spec)]));

    [Theory]
    [InlineData("{}", "{}", true)]
    [InlineData("{namespaces: [web-*]}", "{}", true)]
    [InlineData("{namespaces: [web-*]}", "{namespaces: ['*-prod']}", false)]
    [InlineData("{namespaces: [web-*]}", "{excludeNamespaces: ['web-*']}", false)]
    [InlineData("{namespaces: [web-*]}", "{namespaces: [db-*]}", false)]
    [InlineData("{objectSelector: {matchLabels: {a: x}}}", "{objectSelector: {matchLabels: {a: z}}}", false)]
    [InlineData("{objectSelector: {matchLabels: {a: x}}}", "{objectSelector: {matchLabels: {b: z}}}", true)]
    public void Names_two_policies_that_can_match_one_DaemonSet(string one, string other, bool isNamed)
    {
        var found = PolicyContradictions.Of(
        [
            Policy("adds", $"  match: {one}\n  tolerations: {{extra: [{{operator: Exists}}]}}"),
            Policy("denies", $"  match: {other}\n  rules: {{broad-toleration: {{action: Deny}}}}"),
        ]);

        Assert.Equal(isNamed ? ["denies: spec.rules[broad-toleration].action"] : [], found.Select(it => $"{it.Policy.Name}: {it.Field}"));
        Assert.All(found, it => Assert.Contains("spec.tolerations.extra of policy adds adds itself (* in namespace ", it.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[RollingUpdate]", "[OnDelete]", true)]
    [InlineData("[RollingUpdate]", "[RollingUpdate, OnDelete]", false)]
    public void Names_policies_that_leave_no_strategy(string one, string other, bool isNamed)
    {
        var found = PolicyContradictions.Of(
            [Policy("a", $"  rules: {{update-strategy: {{action: Deny, allowed: {one}}}}}"), Policy("b", $"  rules: {{update-strategy: {{action: Deny, allowed: {other}}}}}")]);

        Assert.Equal(isNamed ? ["b: spec.rules[update-strategy].allowed"] : [], found.Select(it => $"{it.Policy.Name}: {it.Field}"));
    }

    private static DaemonSetPolicy Policy(string name, string spec) => PolicyFile.Valid(spec) with { Name = name };
}
