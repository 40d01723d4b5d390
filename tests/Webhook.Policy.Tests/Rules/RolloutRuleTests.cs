using Webhook.Model.Apps;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>What rollout-blocked and rollout-in-progress say, word for word; no JSON tells whether the template changes.</summary>
public sealed class RolloutRuleTests
{
    [Fact]
    public void Says_how_many_nodes_use_the_budget_up_and_what_to_do()
    {
        var cluster = A.Cluster().Nodes(2).Node("dead", false, []).Pod("p", "n0").Pod("q", "dead", ready: false);

        var finding = Assert.Single(RuleRun.Of(new RolloutBlockedRule(), Update("2", null, cluster)));

        Assert.Equal(
            "a change of spec.template does not reach 1 available pod: spec.updateStrategy.rollingUpdate.maxUnavailable comes to 2 nodes, and 1 node "
                + "without a pod and 1 node that is not ready use it up",
            finding.Message);
        Assert.Equal("get those nodes to an available pod or out of the cluster first, or set maxUnavailable to 3 or more", finding.Remedy);
    }

    [Fact]
    public void Speaks_of_the_surge_where_that_is_the_budget()
    {
        var cluster = A.Cluster().Nodes(2).Node("dead", false, []).Pod("p", "n0").Pod("r", "n1").Pod("q", "dead", ready: false);

        var finding = Assert.Single(RuleRun.Of(new RolloutBlockedRule(), Update("0", "1", cluster)));

        Assert.Equal(
            "a change of spec.template does not reach 2 available pods: spec.updateStrategy.rollingUpdate.maxSurge comes to 1 node, and 1 node that is "
                + "not ready uses it up",
            finding.Message);
        Assert.Equal("get that node to an available pod or out of the cluster first, or set maxSurge to 2 or more", finding.Remedy);
    }

    [Fact]
    public void Leaves_a_budget_that_is_no_number_to_update_strategy_syntax() =>
        Assert.Empty(RuleRun.Of(new RolloutBlockedRule(), Update("some", null, A.Cluster().Nodes(1).Pod("p", "n0"))));

    [Fact]
    public void Says_nothing_of_a_live_object_that_nobody_changes()
    {
        var cluster = A.Cluster().Node("a").Node("b", false, []).Pod("p", "a").Pod("q", "b", ready: false).Build();
        var review = A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster };

        Assert.True(RolloutPlan.For(review).Blocked);
        Assert.Empty(RuleRun.Of(new RolloutBlockedRule(), review));
    }

    [Fact]
    public void Is_silent_while_the_budget_has_room() =>
        Assert.Empty(RuleRun.Of(new RolloutBlockedRule(), Update("2", null, A.Cluster().Nodes(2).Pod("p", "n0"))));

    [Theory]
    [InlineData(4, 3, 3, 3, 3, "its controller has not seen the last change yet")]
    [InlineData(3, 3, 3, 2, 1, "2 of 3 nodes run the current template")]
    [InlineData(3, 3, 3, 3, 2, "2 of 3 pods are available")]
    [InlineData(4, 0, 0, 0, 0, null)] // a status that no controller has written
    [InlineData(2, 3, 3, 4, 4, null)]
    public void Says_what_the_last_roll_out_lacks(int generation, int observed, int desired, int updated, int available, string? lack)
    {
        var stored = A.StoredDaemonSet().Metadata(metadata => metadata with { Generation = generation }).With(it => it with
        {
            Status = new() { ObservedGeneration = observed, DesiredNumberScheduled = desired, UpdatedNumberScheduled = updated, NumberAvailable = available },
        });
        var review = A.Update(stored, A.StoredDaemonSet()) with { Cluster = A.Cluster().Nodes(1).Pod("p", "n0").Build() };

        var messages = RuleRun.Messages(new RolloutInProgressRule(), review);

        Assert.Equal(
            lack is null ? [] : [$"a change of spec.template comes before the last roll-out has finished ({lack}) and restarts 1 pod, 1 at a time, about 50 seconds"],
            messages);
    }

    [Fact]
    public void Is_silent_where_the_stored_object_is_not_known()
    {
        var review = A.Update(A.StoredDaemonSet(), A.StoredDaemonSet()) with { OldObject = null, Cluster = A.Cluster().Nodes(1).Build() };

        Assert.Empty(RuleRun.Of(new RolloutInProgressRule(), review));
    }

    private static DaemonSetReview Update(string maxUnavailable, string? maxSurge, ClusterBuilder cluster)
    {
        var daemonSet = A.StoredDaemonSet().Strategy(DaemonSetUpdateStrategy.RollingUpdateType, maxUnavailable, maxSurge);
        return A.Update(daemonSet, daemonSet) with { Cluster = cluster.Build() };
    }
}
