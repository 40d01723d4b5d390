using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Tests.Policies;

public sealed class DefaultPolicyTests
{
    private static readonly PolicyReadResult Read = PolicyReader.Read(ManifestReader.Read("default", PolicyReader.DefaultPolicyText));

    [Fact]
    public void Parses_without_a_problem()
    {
        Assert.Empty(Read.Problems);
        Assert.Single(Read.Policies);
    }

    [Fact]
    public void Means_the_same_as_an_empty_spec()
    {
        var policy = Read.Policies.Single();
        var empty = PolicyReader.Read(ManifestReader.Read("empty", """
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: default}
            spec: {}
            """)).Policies.Single();

        Assert.Equivalent(empty, PolicyReader.Default, strict: true);
        Assert.Equal(["*"], policy.Match.Namespaces);
        Assert.Equivalent(empty, policy with { Rules = empty.Rules, Match = policy.Match with { Namespaces = [] } }, strict: true);
    }

    [Fact]
    public void Names_every_rule_with_its_default_action_and_parameters()
    {
        var rules = Read.Policies.Single().Rules;

        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Descriptor.Id), rules.Keys);
        Assert.All(RuleCatalogue.All, rule =>
        {
            var setting = rules[rule.Descriptor.Id];
            Assert.Equal(rule.Descriptor.DefaultAction, setting.Action);
            Assert.Equal(
                rule.Descriptor.Parameters.Where(parameter => parameter.Default.Length > 0).Select(parameter => parameter.Name),
                setting.Parameters.Values.Keys);
        });
    }

    [Fact]
    public void Leaves_no_mark_behind() => Assert.DoesNotContain("{rules}", PolicyReader.DefaultPolicyText, StringComparison.Ordinal);

    [Theory]
    [InlineData("    # Selector shares pods with another workload (needs the cluster)\n    selector-overlap: {action: Warn}\n    # Selector adopts")]
    [InlineData("    # Required label missing or with another value\n    required-labels: {action: \"Off\", labels: []}\n    # DaemonSet and pods")]
    [InlineData("    # Roll-out takes too many nodes at once\n    max-unavailable: {action: Warn, limit: 50%}\n    # Surge with")]
    [InlineData("k8s-app, app]}\n\n    # Update strategy that the policy does not want\n    update-strategy: {action: Warn, allowed: [RollingUpdate]}\n")]
    [InlineData("  rules:\n    # Selector missing or empty\n    selector-required: {action: Deny}\n")]
    public void Writes_a_rule_under_its_title_and_categories_apart(string part) => Assert.Contains(part, PolicyReader.DefaultPolicyText, StringComparison.Ordinal);
}
