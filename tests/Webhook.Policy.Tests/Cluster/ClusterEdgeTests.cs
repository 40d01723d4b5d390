using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

/// <summary>Nodes and snapshots at their edges: words of 64 nodes, equal counts, things that come twice.</summary>
public sealed class ClusterEdgeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void Inverts_every_node_and_no_more(int total)
    {
        var set = new NodeSet(total);

        set.Invert();

        Assert.Equal(total, set.Count);
        Assert.True(set.Contains(total - 1));
        Assert.Equal(-1, set.Next(total));
        Assert.Equal((total, 0), set.Shared(set));
        set.Invert();
        Assert.Equal((0, -1), (set.Count, set.Next(0)));
    }

    [Fact]
    public void Takes_the_last_of_two_nodes_that_follow_each_other_under_one_name()
    {
        var nodes = A.Cluster().Node("a").Node("a", "x:NoSchedule").Node("b").Build().Nodes;

        Assert.Equal(["a", "b"], nodes.All.Select(node => node.Metadata.Name));
        Assert.Single(nodes[0].Spec.Taints);
    }

    [Fact]
    public void Counts_a_taint_that_a_node_has_twice_once_and_equal_counts_by_their_text()
    {
        var nodes = A.Cluster().Node("a", "k=2:NoSchedule", "k=2:NoSchedule", "k=1:NoSchedule").Node("b", "b:NoSchedule", "k=3:NoSchedule").Node("c", "k=3:NoSchedule").Build().Nodes;

        Assert.Equal([("k=3:NoSchedule", 2), ("k=1:NoSchedule", 1), ("k=2:NoSchedule", 1)], nodes.TaintsOf("k").Select(count => (count.Taint.ToString(), count.Nodes)));
        Assert.Equal(["k=3:NoSchedule", "b:NoSchedule", "k=1:NoSchedule", "k=2:NoSchedule"], nodes.Taints.Select(count => count.Taint.ToString()));
    }

    [Theory]
    [InlineData("True", true, false)]
    [InlineData("False", false, false)]
    [InlineData("Unknown", false, true)]
    public void Reads_the_condition_Ready_among_others(string status, bool ready, bool lost)
    {
        var node = new Node
        {
            Metadata = new() { Name = "a" },
            Status = new() { Conditions = [new() { Type = "MemoryPressure", Status = "Unknown" }, new() { Type = "Ready", Status = status }] },
        };

        var nodes = new ClusterNodes([node]);

        Assert.Equal((ready, lost), (nodes.IsReady(0), nodes.IsLost(0)));
    }

    [Fact]
    public void Neither_misses_nor_loses_a_node_that_has_no_condition_Ready()
    {
        var nodes = new ClusterNodes([new Node { Metadata = new() { Name = "a" }, Status = new() { Conditions = [new() { Type = "MemoryPressure", Status = "Unknown" }] } }]);

        Assert.True(nodes.IsReady(0));
        Assert.False(nodes.IsLost(0));
    }

    [Fact]
    public void Takes_of_two_revisions_with_one_number_the_last_by_name() =>
        Assert.Equal("b", A.Cluster().Revision("a", 2).Revision("b", 2).Build().CurrentRevisionOf("ds")?.Hash);

    [Fact]
    public void Changes_taints_and_labels_of_the_nodes_it_is_told_and_of_no_other()
    {
        var cluster = A.Cluster().Node("a", "k=1:NoSchedule", "k=1:NoExecute", "x:NoSchedule").Node("b", "k=1:NoSchedule").Build();

        Assert.Equal(["k=1:NoExecute", "x:NoSchedule"], Taints(cluster.Without("k", "NoSchedule", node => node.Metadata.Name == "a"), 0));
        Assert.Equal(["x:NoSchedule"], Taints(cluster.Without("k", ""), 0));
        Assert.Equal(["k=1:NoSchedule"], Taints(cluster.Without("k", "", node => node.Metadata.Name == "a"), 1));
        Assert.Equal(["k=1:NoSchedule", "k=1:NoExecute", "x:NoSchedule", "x:NoExecute"], Taints(cluster.With(ClusterBuilder.Taint("x:NoExecute")), 0));
        Assert.Empty(cluster.WithLabel("l", "v", node => node.Metadata.Name == "a").Nodes[1].Metadata.Labels);
        Assert.Equal("w", cluster.WithLabel("l", "v").WithLabel("l", "w").Nodes[0].Metadata.Labels["l"]);
    }

    [Fact]
    public void Plans_anew_for_a_review_that_differs_in_anything_a_plan_reads()
    {
        var patient = A.StoredDaemonSet().Spec(spec => spec with { MinReadySeconds = 3600 });
        var live = A.LiveObject(patient);
        var update = A.Update(A.StoredDaemonSet(), patient) with { Object = live.Object };
        var picky = A.Update(A.StoredDaemonSet().PodSpec(pod => pod with { NodeName = "n1" }), patient) with { Object = live.Object };
        DaemonSetReview[] reviews =
        [
            live, live with { Source = ReviewSource.Manifest }, live with { Now = A.Moment.AddHours(1) }, live with { Operation = Operation.Update },
            update, picky, A.LiveObject(A.StoredDaemonSet()), live,
        ];
        var cluster = Cluster();

        foreach (var review in reviews)
        {
            var expected = RolloutPlan.For(review with { Cluster = Cluster() });

            var plan = RolloutPlan.For(review with { Cluster = cluster });

            Assert.Equal(expected with { Assumptions = [], Stuck = [], ReadinessGates = [] }, plan with { Assumptions = [], Stuck = [], ReadinessGates = [] });
            Assert.Equal(expected.Stuck, plan.Stuck);
            Assert.Equal(expected.Assumptions, plan.Assumptions);
            Assert.Same(plan, RolloutPlan.For(review with { Cluster = cluster }));
        }

        static ClusterSnapshot Cluster() => A.Cluster().Nodes(3).Pod("p", "n0", hours: 1.5).Pod("q", "n1", hours: 0.5).Build();
    }

    [Fact]
    public void Keeps_the_newest_placements_only()
    {
        var cluster = A.Cluster().Nodes(2).Build();
        var first = cluster.PlacementOf(Named(0));
        for (var i = 1; i < 16; i++)
            _ = cluster.PlacementOf(Named(i));

        Assert.Same(first, cluster.PlacementOf(Named(0)));
        var seventeenth = cluster.PlacementOf(Named(16));
        Assert.NotSame(first, cluster.PlacementOf(Named(0)));
        Assert.Same(seventeenth, cluster.PlacementOf(Named(16)));

        static Model.Apps.DaemonSet Named(int i) => A.DaemonSet().PodSpec(pod => pod with { NodeName = $"x{i}" }).Build();
    }

    [Fact]
    public void Holds_a_node_that_is_put_in_twice()
    {
        var set = new NodeSet(3);

        set.Add(1);
        set.Add(1);

        Assert.Equal((1, true), (set.Count, set.Contains(1)));
    }

    [Theory]
    [InlineData("NoSchedule", "without taint k:NoSchedule")]
    [InlineData("", "without taint k")]
    public void Names_the_effect_of_a_taint_that_is_taken_away(string effect, string text) =>
        Assert.Equal(text, new TaintChange(new Taint { Key = "k", Value = "v", Effect = effect }, IsRemoval: true).ToString());

    private static IEnumerable<string> Taints(ClusterSnapshot cluster, int node) => cluster.Nodes[node].Spec.Taints.Select(taint => taint.ToString());
}
