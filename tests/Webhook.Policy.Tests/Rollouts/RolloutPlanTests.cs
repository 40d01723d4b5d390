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
        Assert.Contains(
            "1 of the budget of 1 is used up, for as long as it lasts, by 1 node that is not ready.", plan.Assumptions);
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

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void Lets_a_dead_node_but_no_missing_pod_eat_the_surge(string maxSurge, bool blocked)
    {
        var cluster = A.Cluster().Nodes(2).Node("dead", false, []).Pod("p", "n0").Pod("q", "dead", ready: false).Build();
        var daemonSet = A.StoredDaemonSet().Rolling("0", maxSurge);

        var plan = RolloutPlan.For(A.Update(daemonSet, daemonSet) with { Cluster = cluster });

        Assert.Equal((blocked, 1, 1, 1), (plan.Blocked, plan.Eaten, plan.Nodes.WithoutPod, plan.Nodes.NotReady));
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
    public void Counts_nodes_without_a_pod_and_with_two(string maxUnavailable, bool blocked)
    {
        var missing = A.Cluster().Nodes(3).Pod("a", "n0").Pod("b", "n1");
        var excess = A.Cluster().Nodes(2).Pod("a", "n0").Pod("b", "n1").Pod("c", "n1");

        Assert.Equal((blocked, 1), (Plan(maxUnavailable, missing).Blocked, Plan(maxUnavailable, missing).Nodes.WithoutPod));
        Assert.Equal((blocked, 1), (Plan(maxUnavailable, excess).Blocked, Plan(maxUnavailable, excess).Nodes.Excess));
    }

    [Fact]
    public void Calls_a_pod_available_after_minReadySeconds()
    {
        var cluster = A.Cluster().Nodes(1).Pod("a", "n0", hours: 1);
        var patient = A.StoredDaemonSet().Spec(spec => spec with { MinReadySeconds = 3600 });

        Assert.Equal(1, RolloutPlan.For(A.LiveObject(A.StoredDaemonSet()).Against(cluster.Build())).Nodes.Available);
        Assert.Equal(1, RolloutPlan.For(A.LiveObject(patient).Against(cluster.Build())).Nodes.Broken);
    }

    [Fact]
    public void Takes_a_pod_that_is_being_deleted_for_a_missing_one()
    {
        var pod = new Pod { Uid = "p", Name = "p", NodeName = "n0", Controller = new() { Uid = "ds" }, DeletionTimestamp = A.Moment, ReadySince = A.Moment };

        Assert.Equal(1, Plan("1", A.Cluster().Nodes(1).With(pod)).Nodes.WithoutPod);
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

        Assert.StartsWith("restarts 2 pods, all at once as none is available, about ", all.Summary, StringComparison.Ordinal);
        Assert.StartsWith("restarts 3 pods, 1 at once as they are unavailable, the others 1 at a time, about ", some.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_a_change_does()
    {
        var daemonSet = Bare().Rolling("5%").Spec(spec => spec with { MinReadySeconds = 80 });

        var plan = RolloutPlan.For(A.Manifest(daemonSet).Against(A.Cluster().Nodes(120).Build()));

        Assert.Equal("restarts 120 pods, 6 at a time, about 40 minutes", plan.Summary);
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
