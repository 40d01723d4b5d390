using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SelectorSyntaxRuleTests
{
    private readonly SelectorSyntaxRule _rule = new();

    [Theory]
    [InlineData("tier", "In", new string[0], "spec.selector.matchExpressions[0].values")]
    [InlineData("tier", "Exists", new[] { "x" }, "spec.selector.matchExpressions[0].values")]
    [InlineData("tier", "Gt", new[] { "1" }, "spec.selector.matchExpressions[0].operator")]
    [InlineData("tier", "in", new[] { "x" }, "spec.selector.matchExpressions[0].operator")]
    [InlineData("-tier", "Exists", new string[0], "spec.selector.matchExpressions[0].key")]
    [InlineData("tier", "In", new[] { "x", "a b" }, "spec.selector.matchExpressions[0].values[1]")]
    public void Flags_a_malformed_expression(string key, string op, string[] values, string field) =>
        Assert.Equal([field], RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().SelectingWhere(key, op, values))));

    [Fact]
    public void Reports_everything_that_is_malformed()
    {
        var daemonSet = A.DaemonSet().Selecting(("a b", "c d")).SelectingWhere("tier", "Maybe").SelectingWhere("role", "In");

        var fields = RuleRun.Fields(_rule, A.Manifest(daemonSet));

        Assert.Equal(
            ["spec.selector.matchLabels", "spec.selector.matchLabels", "spec.selector.matchExpressions[0].operator", "spec.selector.matchExpressions[1].values"],
            fields);
    }

    [Fact]
    public void Names_the_requirements_that_contradict_each_other()
    {
        var daemonSet = A.DaemonSet().Selecting(("app", "a"), ("tier", "x")).SelectingWhere("app", "NotIn", "a").SelectingWhere("role", "Exists");

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.selector", finding.Field);
        Assert.Equal("spec.selector asks for \"app=a,app notin (a)\", which no label app can meet", finding.Message);
    }

    [Fact]
    public void Accepts_a_well_formed_selector() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().SelectingWhere("tier", "In", "a", "b").SelectingWhere("canary", "DoesNotExist"))));

    [Fact]
    public void Leaves_a_missing_selector_to_selector_required() => Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Selector(null))));

    [Fact]
    public void Accepts_on_update_what_is_stored_already()
    {
        var stored = A.DaemonSet().SelectingWhere("tier", "NotIn", "a b");

        Assert.Empty(RuleRun.Of(_rule, A.Update(stored, stored)));
    }
}
