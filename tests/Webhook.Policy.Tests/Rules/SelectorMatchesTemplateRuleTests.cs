using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SelectorMatchesTemplateRuleTests
{
    private readonly SelectorMatchesTemplateRule _rule = new();

    [Theory]
    [InlineData("b", "spec.selector.matchLabels[app] is \"a\" but the template's label app is \"b\"")]
    [InlineData("A", "spec.selector.matchLabels[app] is \"a\" but the template's label app is \"A\"")]
    [InlineData(null, "spec.selector.matchLabels[app] is \"a\" but the template has no label app")]
    public void Says_which_label_of_the_template_is_wrong(string? label, string message)
    {
        var daemonSet = A.DaemonSet().Selecting(("app", "a"));
        daemonSet = label is null ? daemonSet.TemplateLabelled() : daemonSet.TemplateLabelled(("app", label));

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.template.metadata.labels", finding.Field);
        Assert.Equal(message, finding.Message);
        Assert.Equal("set spec.template.metadata.labels[app] to \"a\"", finding.Remedy);
    }

    [Theory]
    [InlineData("In", new[] { "x", "y" }, "tier in (x, y)", "set spec.template.metadata.labels[tier] to \"x\" or \"y\"")]
    [InlineData("NotIn", new[] { "z" }, "tier notin (z)", "set spec.template.metadata.labels[tier] to another value, or drop it")]
    [InlineData("DoesNotExist", new string[0], "!tier", "drop spec.template.metadata.labels[tier]")]
    public void Says_which_expression_fails(string op, string[] values, string shown, string remedy)
    {
        var daemonSet = A.DaemonSet().SelectingWhere("tier", op, values).TemplateLabelled(("app", "agent"), ("tier", "z"));

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal($"spec.selector.matchExpressions[0] asks for {shown} but the template's label tier is \"z\"", finding.Message);
        Assert.Equal(remedy, finding.Remedy);
    }

    [Fact]
    public void Says_which_label_has_to_be_there()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().SelectingWhere("tier", "Exists"))));

        Assert.Equal("spec.selector.matchExpressions[0] asks for tier but the template has no label tier", finding.Message);
        Assert.Equal("set spec.template.metadata.labels[tier]", finding.Remedy);
    }

    [Fact]
    public void Reports_every_requirement_that_fails() =>
        Assert.Equal(2, RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Selecting(("app", "a"), ("tier", "b")))).Count);

    [Fact]
    public void Accepts_further_labels() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().TemplateLabelled(("app", "agent"), ("tier", "node")))));

    [Fact]
    public void Is_silent_where_another_rule_reports_the_cause() => Assert.All(
        [
            A.DaemonSet().Selector(null),
            A.DaemonSet().Selecting(),
            A.DaemonSet().SelectingWhere("tier", "Maybe"),
            A.DaemonSet().SelectingWhere("tier", "Exists").SelectingWhere("tier", "DoesNotExist"),
        ],
        daemonSet => Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet))));
}
