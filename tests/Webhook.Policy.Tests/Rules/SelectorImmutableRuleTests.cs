using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SelectorImmutableRuleTests
{
    private readonly SelectorImmutableRule _rule = new();

    [Fact]
    public void Flags_another_value_and_shows_both_selectors()
    {
        var review = A.Update(A.DaemonSet().Selecting(("app", "a")), A.DaemonSet().Selecting(("tier", "node"), ("app", "b")));

        var finding = Assert.Single(RuleRun.Of(_rule, review));

        Assert.Equal("spec.selector", finding.Field);
        Assert.Equal("spec.selector changes from \"app=a\" to \"app=b,tier=node\", and it can't be changed", finding.Message);
        Assert.Contains("kubectl -n logging delete daemonset agent --cascade=orphan", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_a_selector_that_is_written_another_way()
    {
        var review = A.Update(A.DaemonSet().Selecting(("app", "a")), A.DaemonSet().Selecting().SelectingWhere("app", "In", "a"));

        Assert.Equal(["spec.selector changes from \"app=a\" to \"app in (a)\", and it can't be changed"], RuleRun.Messages(_rule, review));
    }

    [Fact]
    public void Flags_another_order_of_values()
    {
        var review = A.Update(A.DaemonSet().SelectingWhere("tier", "In", "a", "b"), A.DaemonSet().SelectingWhere("tier", "In", "b", "a"));

        Assert.Single(RuleRun.Of(_rule, review));
    }

    [Fact]
    public void Flags_another_key_operator_or_count_of_requirements()
    {
        var stored = A.DaemonSet().SelectingWhere("tier", "Exists");

        Assert.Single(RuleRun.Of(_rule, A.Update(stored, A.DaemonSet().SelectingWhere("zone", "Exists"))));
        Assert.Single(RuleRun.Of(_rule, A.Update(stored, A.DaemonSet().SelectingWhere("tier", "DoesNotExist"))));
        Assert.Single(RuleRun.Of(_rule, A.Update(stored, A.DaemonSet())));
        Assert.Empty(RuleRun.Of(_rule, A.Update(stored, A.DaemonSet().SelectingWhere("tier", "Exists"))));
    }

    [Fact]
    public void Flags_a_selector_that_is_taken_away()
    {
        var review = A.Update(A.DaemonSet(), A.DaemonSet().Selector(null));

        Assert.Equal(["spec.selector changes from \"app=agent\" to none, and it can't be changed"], RuleRun.Messages(_rule, review));
    }

    [Fact]
    public void Accepts_labels_in_another_order()
    {
        var review = A.Update(A.DaemonSet().Selecting(("app", "a"), ("tier", "b")), A.DaemonSet().Selecting(("tier", "b"), ("app", "a")));

        Assert.Empty(RuleRun.Of(_rule, review));
    }

    [Fact]
    public void Is_silent_for_a_DaemonSet_that_is_being_deleted()
    {
        var review = A.Update(A.DaemonSet().BeingDeleted(), A.DaemonSet().Selecting(("app", "b")).BeingDeleted());

        Assert.Empty(RuleRun.Of(_rule, review));
    }
}
