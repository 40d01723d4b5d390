using Webhook.Policy.Rollouts;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rollouts;

/// <summary>What a plan says beside its figures, word for word.</summary>
public sealed class RolloutAssumptionTests
{
    private const string Start = "Scheduling, pulling the image and starting the containers takes 10 s.";
    private const string NoProbe = "No container has a startup or readiness probe: a pod is ready as soon as its containers run.";
    private const string NoOther = "No other pod becomes unavailable meanwhile.";

    [Fact]
    public void Takes_every_node_to_have_a_pod_where_none_is_known()
    {
        var plan = RolloutPlan.For(A.Manifest(Patient(0)).Against(A.Cluster().Nodes(2).Build()));

        Assert.Equal(
            [
                "No pod of the DaemonSet is known: each of its nodes is taken to have an available one.",
                "Each pod takes its whole terminationGracePeriodSeconds of 30 s to stop; most stop sooner.",
                Start,
                NoProbe,
                NoOther,
            ],
            plan.Assumptions);
    }

    [Fact]
    public void Names_the_times_of_probes_and_of_minReadySeconds()
    {
        var probed = Patient(1).PodSpec(pod => pod with
        {
            TerminationGracePeriodSeconds = 5,
            Containers = [new() { ReadinessProbe = new() { InitialDelaySeconds = 15, PeriodSeconds = 5, SuccessThreshold = 1 } }],
        });

        var plan = Plan(probed, A.Cluster().Nodes(1).Pod("p", "n0"));

        Assert.Equal(
            [
                "Each pod takes its whole terminationGracePeriodSeconds of 5 s to stop; most stop sooner.",
                Start,
                "Startup and readiness probes succeed at the first try: 20 s after the start.",
                "A ready pod counts as available after minReadySeconds of 1 s.",
                NoOther,
            ],
            plan.Assumptions);
        Assert.Equal(36, plan.EstimateSeconds);
    }

    [Fact]
    public void Lets_old_pods_stop_in_the_background_of_a_surge()
    {
        var plan = Plan(Patient(0).Rolling("0", "1"), A.Cluster().Nodes(2).Pod("p", "n0").Pod("q", "n1"));

        Assert.Equal(
            [
                "Old pods stop while the next nodes are at work; the last one takes its terminationGracePeriodSeconds of 30 s.",
                Start,
                NoProbe,
                NoOther,
            ],
            plan.Assumptions);
    }

    [Fact]
    public void Says_which_nodes_use_the_budget_up()
    {
        var cluster = A.Cluster().Nodes(9).Node("dead-1", false, []).Node("dead-2", false, []).Node("tainted", "k:NoSchedule")
            .Pod("a", "n0").Pod("b", "n0").Pod("c", "n1").Pod("d", "n2", ready: false).Pod("e", "tainted")
            .Pod("f", "dead-1", ready: false).Pod("g", "dead-2", ready: false).Pod("h", "n6").Pod("i", "n7").Pod("j", "n8");

        var down = Plan(Patient(0).Rolling("9"), cluster);
        var surging = Plan(Patient(0).Rolling("0", "9"), cluster);

        Assert.Equal(
            [
                "Unavailable pods on ready nodes (1) are replaced at once, and the new ones are taken to become available.",
                "2 nodes that are not ready (dead-1 and dead-2) and 3 nodes without a pod (n3, n4 and n5) use up 5 of maxUnavailable 9, which leaves 4.",
                "Pods on nodes with a taint that came later and that they don't tolerate (1) are deleted and not made again.",
            ],
            down.Assumptions.Take(3));
        Assert.DoesNotContain(surging.Assumptions, assumption => assumption.Contains("use up", StringComparison.Ordinal));
        Assert.Equal((4, 9, 6), (down.AtATime, surging.AtATime, down.Nodes.Available));
        Assert.Equal(6, down.Unavailable);
        Assert.Equal("restarts 9 pods, 3 at once as they are unavailable, the others 4 at a time, at most about 80 seconds", down.Summary);
    }

    [Fact]
    public void Says_no_more_of_a_blocked_plan_than_what_blocks_it()
    {
        var cluster = A.Cluster().Nodes(3).Node("dead-1", false, []).Pod("e", "n2", ready: false).Pod("f", "n0").Pod("g", "dead-1", ready: false);

        var plan = Plan(Patient(0).Rolling("2"), cluster);

        Assert.Equal(
            [
                "Unavailable pods on ready nodes (1) are replaced at once, and the new ones are taken to become available.",
                "maxUnavailable comes to 2, and 1 node that is not ready (dead-1) and 1 node without a pod (n1) use it up: no available pod is replaced.",
            ],
            plan.Assumptions);
        Assert.Equal("restarts 1 of 3 pods and then stops", plan.Summary);
    }

    [Fact]
    public void Counts_one_pod_and_none_in_words_of_their_own()
    {
        var one = Plan(Patient(0).Rolling("5"), A.Cluster().Nodes(1).Pod("a", "n0"));
        var none = Plan(Patient(0).Rolling("5"), A.Cluster().Nodes(1).Pod("a", "elsewhere"));
        var broken = Plan(Patient(0).Rolling("5"), A.Cluster().Nodes(3).Pod("a", "n0", ready: false).Pod("b", "n1").Pod("c", "n2"));

        Assert.Equal("restarts 1 pod, 1 at a time, at most about 40 seconds", one.Summary);
        Assert.Equal("restarts no pod: 1 node without a pod (n0)", none.Summary);
        Assert.Equal("restarts 3 pods, 1 at once as it is unavailable, the others 2 at a time, at most about 40 seconds", broken.Summary);
        Assert.Equal((0, 0L), (none.Rounds, none.EstimateSeconds));
    }

    [Fact]
    public void Assumes_under_OnDelete_that_somebody_deletes_pods() =>
        Assert.Equal(["A pod is replaced only when somebody deletes it."], Plan(A.StoredDaemonSet().Strategy("OnDelete"), A.Cluster().Nodes(1)).Assumptions);

    [Fact]
    public void Surges_for_no_pod_in_no_time()
    {
        var none = Plan(Patient(0).Rolling("0", "1"), A.Cluster().Nodes(1).Pod("a", "elsewhere"));

        Assert.Equal((0, 0L, false), (none.Rounds, none.EstimateSeconds, none.Blocked));
    }

    [Fact]
    public void Is_not_blocked_where_no_available_pod_waits()
    {
        var plan = Plan(Patient(0).Rolling("1"), A.Cluster().Nodes(1).Node("dead", false, []).Pod("a", "n0", ready: false).Pod("b", "dead", ready: false));

        Assert.Equal((0, 0, false, 1), (plan.AtATime, plan.Nodes.Available, plan.Blocked, plan.Rounds));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 2, false)] // a snapshot without its pods
    public void Believes_a_status_that_counts_no_pod(int observed, int scheduled, bool isKnown)
    {
        var counted = Patient(0).With(it => it with { Status = new() { ObservedGeneration = observed, CurrentNumberScheduled = scheduled } });
        var cluster = A.Cluster().Nodes(2).Build();

        var live = RolloutPlan.For(A.LiveObject(counted) with { Cluster = cluster });
        var update = RolloutPlan.For(A.Update(counted, Patient(0)) with { Cluster = cluster });
        var written = RolloutPlan.For(A.Update(Patient(0), counted) with { Cluster = cluster });

        Assert.Equal([isKnown, isKnown, false], new[] { live, update, written }.Select(plan => plan.Nodes.WithoutPod == 2));
        Assert.Equal([!isKnown, !isKnown, true], new[] { live, update, written }.Select(plan => plan.Nodes.Available == 2));
    }

    [Fact]
    public void Counts_a_node_by_the_pods_that_stay()
    {
        var beside = A.Cluster().Nodes(1).Pod("a", "n0").Terminating("l", "n0", 0);
        var alone = A.Cluster().Node("n0", "k:NoSchedule").Node("n1").Terminating("l", "n0", 0).Pod("b", "n1");

        Assert.Equal(new RolloutNodes { Available = 1 }, Plan(Patient(0), beside).Nodes);
        Assert.Equal(new RolloutNodes { Available = 1, Waiting = 1 }, Plan(Patient(0), alone).Nodes);
    }

    [Fact]
    public void Says_what_a_plan_needs() =>
        Assert.StartsWith(
            "a roll-out can be planned only for an object in a cluster",
            Assert.Throws<ArgumentException>(() => RolloutPlan.For(A.Manifest(A.DaemonSet()))).Message,
            StringComparison.Ordinal);

    private static DaemonSetBuilder Patient(int seconds) => A.StoredDaemonSet().Rolling("1").Spec(spec => spec with { MinReadySeconds = seconds });

    private static RolloutPlan Plan(DaemonSetBuilder daemonSet, ClusterBuilder cluster) =>
        RolloutPlan.For(A.Update(daemonSet, daemonSet) with { Cluster = cluster.Build() });
}
