using Webhook.Policy.Rules.Life;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class WebhookLabelsRuleTests
{
    private readonly WebhookLabelsRule _rule = new();

    [Theory]
    [InlineData("inject", "false", false)]
    [InlineData("inject", "true", false)]
    [InlineData("inject", "False", true)]
    [InlineData("inject", "", true)]
    [InlineData("control-plane", "true", false)]
    [InlineData("control-plane", "yes", true)]
    [InlineData("protected", "true", false)]
    [InlineData("protected", "false", false)]
    [InlineData("protected", "yes", true)]
    [InlineData("protected", "True", true)]
    [InlineData("protected", "1", true)]
    [InlineData("Inject", "false", true)]
    [InlineData("owner", "me", true)]
    public void Flags_keys_and_values_that_say_nothing(string key, string value, bool flagged)
    {
        var label = $"daemonset-webhook.dev/{key}";

        var fields = RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Labelled((label, value))));

        Assert.Equal(flagged ? [$"metadata.labels[{label}]"] : [], fields);
    }

    [Fact]
    public void Names_the_key_that_was_meant() => Assert.Contains(
        "did you mean daemonset-webhook.dev/protected?",
        RuleRun.Messages(_rule, A.Manifest(A.DaemonSet().Labelled(("daemonset-webhook.dev/protect", "true"))))[0],
        StringComparison.Ordinal);

    [Fact]
    public void Flags_what_stands_where_it_does_not_count()
    {
        var daemonSet = A.DaemonSet().TemplateLabelled(("app", "agent"), ("daemonset-webhook.dev/inject", "false"))
            .Metadata(metadata => metadata with { Annotations = new Dictionary<string, string> { ["daemonset-webhook.dev/protected"] = "true" } });

        Assert.Equal(
            ["metadata.annotations[daemonset-webhook.dev/protected]", "spec.template.metadata.labels[daemonset-webhook.dev/inject]"],
            RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Reports_of_an_update_only_what_it_changes()
    {
        DaemonSetBuilder Protected(string value) => A.DaemonSet().Labelled(("daemonset-webhook.dev/protected", value));

        Assert.Empty(RuleRun.Of(_rule, A.Update(Protected("yes"), Protected("yes"))));
        Assert.Single(RuleRun.Of(_rule, A.Update(A.DaemonSet(), Protected("yes"))));
        Assert.Single(RuleRun.Of(_rule, A.Update(Protected("no"), Protected("yes"))));
        Assert.Single(RuleRun.Of(_rule, A.LiveObject(Protected("yes"))));
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 0)]
    [InlineData("yes", 1)]
    public void Says_at_a_deletion_that_nothing_protects(string value, int count) => Assert.Equal(
        count, RuleRun.Of(_rule, A.Deletion(A.DaemonSet().Labelled(("daemonset-webhook.dev/protected", value)))).Count);
}
