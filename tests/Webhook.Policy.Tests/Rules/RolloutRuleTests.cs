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
                + "that is not ready (dead) and 1 node without a pod (n1) use it up",
            finding.Message);
        Assert.Equal(
            "bring the nodes that are not ready back, or remove them from the cluster; see why pods are missing (kubectl describe daemonset -n logging "
                + "agent); or set maxUnavailable to 3 or more",
            finding.Remedy);
    }

    [Fact]
    public void Is_silent_about_a_surge_which_no_unavailable_old_pod_uses_up()
    {
        var cluster = A.Cluster().Nodes(2).Node("dead", false, []).Pod("p", "n0").Pod("r", "n1").Pod("q", "dead", ready: false);

        Assert.Empty(RuleRun.Of(new RolloutBlockedRule(), Update("0", "1", cluster)));
    }

    [Fact]
    public void Names_Pending_pods_and_quotes_the_scheduler()
    {
        var cluster = A.Cluster().Nodes(3).Pod("p", "n0").Pending("q", "n1", "0/3 nodes are available: 1 Insufficient cpu.")
            .Pending("r", "n2", "0/3 nodes are available: 1 Insufficient cpu.");

        var finding = Assert.Single(RuleRun.Of(new RolloutBlockedRule(), Update("1", null, cluster)));

        Assert.Equal(
            "a change of spec.template does not reach 1 available pod: spec.updateStrategy.rollingUpdate.maxUnavailable comes to 1 node, and 2 Pending "
                + "pods (q on n1 and r on n2) use it up; a replaced Pending pod is Pending again until it can be scheduled; the scheduler says "
                + "\"Unschedulable: 0/3 nodes are available: 1 Insufficient cpu.\"",
            finding.Message);
        Assert.Equal(
            "free resources for the Pending pods on their nodes, or exclude these nodes in spec.template.spec; or set maxUnavailable to 3 or more", finding.Remedy);
    }

    [Fact]
    public void Names_at_most_ten_nodes()
    {
        var cluster = A.Cluster().Nodes(1).Pod("p", "n0");
        for (var i = 10; i < 22; i++)
            cluster.Node($"dead-{i}", false, []).Pod($"q{i}", $"dead-{i}", ready: false);

        var message = Assert.Single(RuleRun.Messages(new RolloutBlockedRule(), Update("1", null, cluster)));

        Assert.Contains("12 nodes that are not ready (dead-10, dead-11,", message, StringComparison.Ordinal);
        Assert.Contains(", dead-19 and 2 more) use it up", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_to_end_pods_that_do_not_finish_terminating()
    {
        var cluster = A.Cluster().Node("n0").Node("lost", "Unknown", []).Pod("p", "n0").Terminating("q", "lost", 10);

        var finding = Assert.Single(RuleRun.Of(new RolloutBlockedRule(), Update("1", null, cluster)));

        Assert.Contains("and 1 pod that does not finish terminating (q on lost) uses it up", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "remove nodes that do not come back, or force the deletion of their pods (kubectl delete pod --force --grace-period=0 -n logging q)",
            finding.Remedy,
            StringComparison.Ordinal);
    }

    // A second change comes while the controller carries out the first one: the old pod stops, is gone, has a successor.
    [Fact]
    public void Is_silent_throughout_an_ordinary_rolling_update_which_the_forecast_is_not()
    {
        var stored = A.StoredDaemonSet().Rolling("1").Metadata(metadata => metadata with { Generation = 2 })
            .With(it => it with { Status = new() { ObservedGeneration = 2, DesiredNumberScheduled = 2, CurrentNumberScheduled = 2 } });
        ClusterBuilder[] moments =
        [
            A.Cluster().Nodes(2).Pod("a", "n0").Terminating("b", "n1", 30),
            A.Cluster().Nodes(2).Pod("a", "n0").Terminating("b", "n1", -5),
            A.Cluster().Nodes(2).Pod("a", "n0"),
            A.Cluster().Nodes(2).Pod("a", "n0").Pod("c", "n1", ready: false, hours: 0),
        ];

        foreach (var moment in moments)
        {
            var review = A.Update(stored, stored) with { Cluster = moment.Build() };
            Assert.Empty(RuleRun.Of(new RolloutBlockedRule(), review));
            Assert.False(RolloutPlan.For(review).Blocked);
            Assert.StartsWith("restarts ", RolloutPlan.For(review).Summary, StringComparison.Ordinal);
        }
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
            lack is null ? [] : [$"a change of spec.template comes before the last roll-out has finished ({lack}) and restarts 1 pod, 1 at a time, at most about 50 seconds"],
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
