using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Tests.Properties;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rollouts;

public sealed class RolloutPlanTests
{
    [Theory]
    [InlineData(3, "1", 3, 1, 120)]
    [InlineData(120, "6", 20, 6, 800)]
    [InlineData(120, "5%", 20, 6, 800)]
    [InlineData(7, "50%", 2, 4, 80)]
    [InlineData(7, "100%", 1, 7, 40)]
    [InlineData(3, "500", 1, 500, 40)]
    [InlineData(0, "1", 0, 1, 0)]
    public void Counts_rounds_of_healthy_nodes(int nodes, string maxUnavailable, int rounds, int resolved, int seconds)
    {
        var plan = RolloutPlan.For(A.Manifest(Bare().Rolling(maxUnavailable)).Against(A.Cluster().Nodes(nodes).Build()));

        Assert.Equal((rounds, resolved, (long)seconds), (plan.Rounds, plan.MaxUnavailable, plan.EstimateSeconds));
        Assert.Equal((0, false, nodes), (plan.Unavailable, plan.Blocked, plan.Pods));
    }

    [Fact]
    public void Surges_without_waiting_for_old_pods_but_the_last()
    {
        var plan = RolloutPlan.For(A.Manifest(Bare().Rolling("0", "2")).Against(A.Cluster().Nodes(4).Build()));

        Assert.Equal((2, 0, 2, 50L), (plan.MaxSurge, plan.MaxUnavailable, plan.Rounds, plan.EstimateSeconds));
    }

    [Fact]
    public void Lets_a_dead_node_eat_the_budget()
    {
        var plan = Plan("1", A.Cluster().Node("a").Node("b", false, []).Pod("p", "a").Pod("q", "b", ready: false));

        Assert.Equal((true, 1, 1, (int?)null, (long?)null), (plan.Blocked, plan.Unavailable, plan.Eaten, plan.Rounds, plan.EstimateSeconds));
        Assert.Equal("restarts none of 2 pods and then stops", plan.Summary);
        Assert.Contains("maxUnavailable comes to 1, and 1 node that is not ready (b) uses it up: no available pod is replaced.", plan.Assumptions);
        Assert.Equal([("b", "q", RolloutNodeState.NotReady)], plan.Stuck.Select(stuck => (stuck.Node, stuck.Pod!.Name, stuck.State)));
    }

    [Theory]
    [InlineData("False", 2)]
    [InlineData("Unknown", null)]
    public void Lets_a_tainted_node_eat_the_budget_only_where_its_kubelet_is_silent(string ready, int? rounds)
    {
        // A kubelet that reports itself not ready still ends the pod, and the taint of that state keeps a new one off.
        var taint = ready == "False" ? "node.kubernetes.io/not-ready:NoSchedule" : "node.kubernetes.io/unreachable:NoSchedule";
        var plan = Plan("1", A.Cluster().Node("a").Node("b", ready, [], taint).Pod("p", "a").Pod("q", "b", ready: false));

        Assert.Equal((rounds is null, rounds, 1), (plan.Blocked, plan.Rounds, plan.Nodes.Misplaced));
    }

    // The new pod of a dead node is created beside the old one and counts for nothing once that is deleted.
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Lets_no_unavailable_old_pod_use_up_a_surge(string maxSurge)
    {
        var cluster = A.Cluster().Nodes(2).Node("dead", false, []).Pod("p", "n0").Pod("q", "dead", ready: false).Build();
        var daemonSet = A.StoredDaemonSet().Rolling("0", maxSurge);

        var plan = RolloutPlan.For(A.Update(daemonSet, daemonSet) with { Cluster = cluster });

        Assert.Equal((false, 0, 1, 1), (plan.Blocked, plan.Eaten, plan.Nodes.WithoutPod, plan.Nodes.NotReady));
    }

    [Fact]
    public void Replaces_broken_pods_at_once_and_is_not_blocked_by_them()
    {
        var plan = Plan("1", A.Cluster().Nodes(4).Pod("a", "n0").Pod("b", "n1", ready: false).Pod("c", "n2", ready: false).Pod("d", "n3"));

        Assert.Equal((false, 2, 0, 3), (plan.Blocked, plan.Unavailable, plan.Eaten, plan.Rounds));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void Counts_nodes_without_a_pod_but_not_those_with_two(string maxUnavailable, bool blocked)
    {
        var missing = A.Cluster().Nodes(3).Pod("a", "n0").Pod("b", "n1");
        var excess = A.Cluster().Nodes(2).Pod("a", "n0").Pod("b", "n1").Pod("c", "n1");

        Assert.Equal((blocked, 1), (Plan(maxUnavailable, missing).Blocked, Plan(maxUnavailable, missing).Nodes.WithoutPod));
        Assert.Equal(new RolloutNodes { Available = 2 }, Plan(maxUnavailable, excess).Nodes);
    }

    [Fact]
    public void Calls_a_pod_available_after_minReadySeconds()
    {
        var cluster = A.Cluster().Nodes(1).Pod("a", "n0", hours: 1);
        var patient = A.StoredDaemonSet().Spec(spec => spec with { MinReadySeconds = 3601 });

        Assert.Equal(1, RolloutPlan.For(A.LiveObject(A.StoredDaemonSet()).Against(cluster.Build())).Nodes.Available);
        Assert.Equal(1, RolloutPlan.For(A.LiveObject(patient).Against(cluster.Build())).Nodes.Broken);
    }

    [Fact]
    public void Takes_a_pod_within_its_grace_period_for_one_that_is_replaced_already()
    {
        var cluster = A.Cluster().Nodes(2).Terminating("p", "n0", secondsLeft: 20).Pod("q", "n1");
        var plan = Plan("1", cluster);

        Assert.Equal(new RolloutNodes { Available = 1, Waiting = 1 }, plan.Nodes);
        Assert.Equal((false, 0, 1, 2), (plan.Blocked, plan.Eaten, plan.Unavailable, plan.Rounds));
    }

    [Theory]
    [InlineData("True", -59, RolloutNodeState.Waiting)]
    [InlineData("True", -61, RolloutNodeState.Terminating)]
    [InlineData("False", 20, RolloutNodeState.Waiting)]
    [InlineData("Unknown", 20, RolloutNodeState.Terminating)]
    public void Blocks_on_a_pod_that_does_not_finish_terminating(string ready, int secondsLeft, RolloutNodeState state)
    {
        var cluster = A.Cluster().Node("n0", ready, []).Node("n1").Terminating("p", "n0", secondsLeft).Pod("q", "n1");
        var plan = Plan("1", cluster);

        Assert.Equal(state == RolloutNodeState.Terminating ? [state] : [], plan.Stuck.Select(stuck => stuck.State));
        Assert.Equal(state == RolloutNodeState.Terminating, plan.Blocked);
    }

    [Fact]
    public void Replaces_a_pod_that_cannot_be_scheduled_and_is_blocked_by_it()
    {
        var plan = Plan("1", A.Cluster().Nodes(3).Pod("a", "n0").Pod("b", "n1").Pending("c", "n2", "0/3 nodes are available: 1 Insufficient cpu."));

        Assert.Equal((true, 3, 1), (plan.Blocked, plan.Pods, plan.Nodes.Pending));
        Assert.Equal("restarts 1 of 3 pods and then stops", plan.Summary);
        Assert.Equal(
            [
                "1 Pending pod (c on n2) is replaced at once, and the new one waits for the scheduler in turn; the scheduler says "
                    + "\"Unschedulable: 0/3 nodes are available: 1 Insufficient cpu.\".",
                "maxUnavailable comes to 1, and 1 Pending pod (c on n2) uses it up: no available pod is replaced.",
            ],
            plan.Assumptions);
    }

    [Theory]
    [InlineData(299, false)]
    [InlineData(301, true)]
    public void Waits_for_the_scheduler_to_see_a_pod(int ageSeconds, bool isPending)
    {
        var pod = A.Cluster().Nodes(2).Pod("a", "n0").Pending("b", "n1", "");
        var plan = Plan("2", pod.Change("b", it => it with { Trouble = null, CreationTimestamp = A.Moment.AddSeconds(-ageSeconds) }));

        Assert.Equal((isPending ? 1 : 0, isPending ? 0 : 1), (plan.Nodes.Pending, plan.Nodes.Broken));
    }

    [Theory]
    [InlineData(PodPhase.Failed)]
    [InlineData(PodPhase.Succeeded)]
    public void Lets_pods_that_have_ended_block_nothing(string phase)
    {
        var beside = A.Cluster().Nodes(2).Pod("a", "n0").Pod("b", "n1").Pod("old", "n1", ready: false).Change("old", it => it with { Phase = phase });
        var alone = A.Cluster().Nodes(2).Pod("a", "n0").Pod("old", "n1", ready: false).Change("old", it => it with { Phase = phase });
        var leaving = A.Cluster().Nodes(2).Pod("a", "n0").Pod("b", "n1").Terminating("old", "n1", -600).Change("old", it => it with { Phase = phase });

        Assert.Equal(new RolloutNodes { Available = 2 }, Plan("1", beside).Nodes);
        Assert.Equal(new RolloutNodes { Available = 1, Broken = 1 }, Plan("1", alone).Nodes);
        Assert.Equal(new RolloutNodes { Available = 2 }, Plan("1", leaving).Nodes);
    }

    [Fact]
    public void Counts_pods_of_nodes_that_are_gone_for_now()
    {
        var plan = Plan("1", A.Cluster().Nodes(1).Pod("a", "n0").Pod("lost", "gone", ready: false));

        Assert.Equal((new RolloutNodes { Available = 1, Waiting = 1 }, false), (plan.Nodes, plan.Blocked));
    }

    [Theory]
    [InlineData(3, 3, 2, 1, 1, true)] // the controller has replaced one of two pods
    [InlineData(4, 3, 2, 2, 1, true)] // it has not seen the last change
    [InlineData(3, 3, 2, 2, 1, false)]
    [InlineData(3, 3, 2, 2, 0, true)] // it made a pod a moment ago
    public void Takes_a_missing_pod_for_a_fault_only_while_nothing_is_replaced(int generation, int observed, int current, int updated, int hours, bool isMoving)
    {
        var stored = A.StoredDaemonSet().Rolling("1").Metadata(metadata => metadata with { Generation = generation }).With(it => it with
        {
            Status = new() { ObservedGeneration = observed, CurrentNumberScheduled = current, UpdatedNumberScheduled = updated },
        });
        var cluster = A.Cluster().Nodes(3).Pod("a", "n0").Pod("b", "n1", hours: hours).Build();
        var plan = RolloutPlan.For(A.Update(stored, stored) with { Cluster = cluster });

        Assert.Equal((isMoving ? 0 : 1, isMoving ? 1 : 0, !isMoving), (plan.Nodes.WithoutPod, plan.Nodes.Waiting, plan.Blocked));
    }

    [Fact]
    public void Estimates_nothing_where_a_readiness_gate_decides()
    {
        var gated = A.DaemonSet().PodSpec(pod => pod with { ReadinessGates = [new() { ConditionType = "example.com/ready" }] });
        var plan = RolloutPlan.For(A.Manifest(gated).Against(A.Cluster().Nodes(2).Build()));

        Assert.Null(plan.EstimateSeconds);
        Assert.Equal("restarts 2 pods, 1 at a time; how long that takes depends on who sets readiness gate example.com/ready", plan.Summary);
        Assert.Contains("No estimate: a new pod becomes ready only when another component sets readiness gate example.com/ready.", plan.Assumptions);
        Assert.DoesNotContain(plan.Assumptions, assumption => assumption.Contains("as soon as its containers run", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaves_nodes_out_that_the_change_newly_selects_or_leaves()
    {
        var cluster = A.Cluster().Node("old", true, new() { ["pool"] = "a" }).Node("new", true, new() { ["pool"] = "b" }).Node("both", true, new() { ["pool"] = "c" })
            .Pod("p", "old").Pod("q", "both").Build();

        var plan = RolloutPlan.For(A.Update(Selecting("b", A.StoredDaemonSet()), Selecting("a", A.StoredDaemonSet())) with { Cluster = cluster });

        Assert.Equal(new RolloutNodes { Available = 1 }, plan.Nodes);

        static DaemonSetBuilder Selecting(string notIn, DaemonSetBuilder daemonSet) => daemonSet.PodSpec(pod => pod with
        {
            Affinity = new()
            {
                NodeAffinity = new()
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = new()
                    {
                        NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "pool", Operator = "NotIn", Values = [notIn] }] }],
                    },
                },
            },
        });
    }

    [Fact]
    public void Counts_pods_that_stay_under_a_later_taint_as_lost()
    {
        var plan = Plan("1", A.Cluster().Node("a", "k:NoSchedule").Node("b").Pod("p", "a").Pod("q", "b"));

        Assert.Equal((2, 1), (plan.Pods, plan.Nodes.Misplaced));
    }

    [Fact]
    public void Plans_nothing_for_OnDelete()
    {
        var plan = RolloutPlan.For(A.Manifest(A.DaemonSet().Strategy("OnDelete")).Against(A.Cluster().Nodes(3).Build()));

        Assert.Equal(("OnDelete", 0, 0, 0, 0L), (plan.Strategy, plan.MaxUnavailable, plan.MaxSurge, plan.Rounds, plan.EstimateSeconds));
        Assert.Equal("restarts none of 3 pods until each is deleted", plan.Summary);
    }

    [Fact]
    public void Says_that_unavailable_pods_wait_for_nobody()
    {
        var all = Plan("1", A.Cluster().Nodes(2).Pod("p", "n0", ready: false).Pod("q", "n1", ready: false));
        var some = Plan("1", A.Cluster().Nodes(3).Pod("p", "n0", ready: false).Pod("q", "n1").Pod("r", "n2"));

        Assert.StartsWith("restarts 2 pods, all at once as none is available, at most about ", all.Summary, StringComparison.Ordinal);
        Assert.StartsWith("restarts 3 pods, 1 at once as it is unavailable, the others 1 at a time, at most about ", some.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_a_change_does()
    {
        var daemonSet = Bare().Rolling("5%").Spec(spec => spec with { MinReadySeconds = 80 });

        var plan = RolloutPlan.For(A.Manifest(daemonSet).Against(A.Cluster().Nodes(120).Build()));

        Assert.Equal("restarts 120 pods, 6 at a time, at most about 40 minutes", plan.Summary);
        Assert.All(plan.Assumptions, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Needs_an_object_and_a_cluster() => Assert.Throws<ArgumentException>(() => RolloutPlan.For(A.Manifest(A.DaemonSet())));

    [Fact]
    public void Takes_no_more_rounds_with_a_larger_budget_and_no_fewer_on_more_nodes() =>
        Prop.ForAll(Counts(60), Counts(60), Counts(20).Filter(budget => budget > 0), (available, broken, budget) =>
        {
            var rounds = Rounds(available, broken, budget, surges: false);

            Assert.True(Rounds(available, broken, budget + 1, false) <= rounds);
            Assert.True(Rounds(available + 1, broken, budget, false) >= rounds);
            Assert.True(Rounds(available, broken + 1, budget, false) >= rounds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Takes_as_many_rounds_as_the_controller_does(bool surges) =>
        Prop.ForAll(Counts(40), Counts(20), Counts(10).Filter(budget => budget > 0), (available, broken, budget) =>
            Assert.Equal(Simulate(available, broken, budget, surges), Rounds(available, broken, budget, surges)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)));

    private static Arbitrary<int> Counts(int most) => Gen.Choose(0, most).ToArbitrary();

    private static DaemonSetBuilder Bare() => A.DaemonSet().Spec(spec => spec with { MinReadySeconds = 0 });

    private static RolloutPlan Plan(string maxUnavailable, ClusterBuilder cluster)
    {
        var daemonSet = A.StoredDaemonSet().Rolling(maxUnavailable);
        return RolloutPlan.For(A.Update(daemonSet, daemonSet) with { Cluster = cluster.Build() });
    }

    private static int Rounds(int available, int broken, int budget, bool surges)
    {
        var cluster = A.Cluster().Nodes(available + broken);
        for (var i = 0; i < available + broken; i++)
            cluster.Pod($"p{i}", $"n{i}", ready: i < available);

        var count = $"{budget}";
        var daemonSet = surges ? A.StoredDaemonSet().Rolling("0", count) : A.StoredDaemonSet().Rolling(count);
        return RolloutPlan.For(A.LiveObject(daemonSet).Against(cluster.Build())).Rounds ?? -1;
    }

    /// <summary>One pass of the controller's loop a round, every new pod being available before the next.</summary>
    private static int Simulate(int available, int broken, int budget, bool surges)
    {
        var rounds = 0;
        for (; available + broken > 0; rounds++)
        {
            var room = surges ? budget : int.Max(0, budget - broken);
            available -= int.Min(available, room);
            broken = 0;
        }

        return rounds;
    }
}
