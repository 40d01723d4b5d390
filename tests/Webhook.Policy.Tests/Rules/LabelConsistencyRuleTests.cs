using Webhook.Policy.Rules.Labels;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class LabelConsistencyRuleTests
{
    private readonly LabelConsistencyRule _rule = new();

    [Theory]
    [InlineData("app", "agent", "app", "other", true)]
    [InlineData("app.kubernetes.io/name", "agent", "app.kubernetes.io/name", "", true)]
    [InlineData("app", "agent", "app", "agent", false)]
    [InlineData("app", "agent", "k8s-app", "other", false)]
    [InlineData("tier", "node", "tier", "edge", false)]
    public void Flags_a_label_with_two_values(string ownKey, string own, string podKey, string pods, bool flagged)
    {
        var daemonSet = A.DaemonSet().Labelled((ownKey, own)).TemplateLabelled((podKey, pods));

        var fields = RuleRun.Fields(_rule, A.Manifest(daemonSet));

        Assert.Equal(flagged ? [$"metadata.labels[{ownKey}]"] : [], fields);
    }

    [Fact]
    public void Compares_the_labels_of_the_policy_instead_of_its_own()
    {
        var parameters = Parameters.Of("""{"labels": ["tier"]}""");
        var daemonSet = A.DaemonSet().Labelled(("app", "a"), ("tier", "node")).TemplateLabelled(("app", "b"), ("tier", "edge"));

        var fields = RuleRun.Fields(_rule.Configure(parameters), A.Manifest(daemonSet));

        Assert.Equal(["metadata.labels[tier]"], fields);
    }
}
