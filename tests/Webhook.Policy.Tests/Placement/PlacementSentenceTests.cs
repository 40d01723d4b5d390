using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

/// <summary>Placements and their changes in a sentence: one and many, and where the sentence ends.</summary>
public sealed class PlacementSentenceTests
{
    [Fact]
    public void Speaks_of_one_node_and_of_many()
    {
        var named = A.DaemonSet().PodSpec(pod => pod with { NodeName = "n0" });
        var elsewhere = A.DaemonSet().PodSpec(pod => pod with { NodeName = "gone" });
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } });

        Assert.Equal("runs on 1 of 1 node", Summary(A.DaemonSet(), A.Cluster().Nodes(1)));
        Assert.Equal("runs on none of 1 node: 1 is not nodeName \"gone\"", Summary(elsewhere, A.Cluster().Nodes(1)));
        Assert.Equal("runs on 1 of 3 nodes: 2 are not nodeName \"n0\"", Summary(named, A.Cluster().Nodes(3)));
        Assert.Equal("runs on none of 1 node: 1 doesn't match nodeSelector disk=ssd", Summary(picky, A.Cluster().Nodes(1)));
    }

    [Theory]
    [InlineData(3, "runs on none of 3 nodes: 1 has taint k0:NoSchedule, 1 has taint k1:NoSchedule, 1 has taint k2:NoSchedule")]
    [InlineData(4, "runs on none of 4 nodes: 1 has taint k0:NoSchedule, 1 has taint k1:NoSchedule, 1 has taint k2:NoSchedule, 1 more for 1 other reason")]
    [InlineData(5, "runs on none of 5 nodes: 1 has taint k0:NoSchedule, 1 has taint k1:NoSchedule, 1 has taint k2:NoSchedule, 2 more for 2 other reasons")]
    public void Names_three_reasons_and_counts_the_others(int reasons, string sentence)
    {
        var cluster = A.Cluster();
        for (var i = 0; i < reasons; i++)
            cluster.Node($"n{i}", $"k{i}:NoSchedule");

        Assert.Equal(sentence, Summary(A.DaemonSet(), cluster));
    }

    [Fact]
    public void Joins_the_reasons_of_one_group()
    {
        var cluster = A.Cluster().Node("a", "x:NoSchedule", "y:NoExecute").Node("b", "x:NoSchedule", "y:NoExecute");

        Assert.Equal("runs on none of 2 nodes: 2 have taint x:NoSchedule and have taint y:NoExecute", Summary(A.DaemonSet(), cluster));
    }

    [Theory]
    [InlineData(2, 1, "runs on 1 of 2 nodes instead of 2: loses n0; 1 pod stays there until deleted, and none is made again")]
    [InlineData(3, 2, "runs on 1 of 3 nodes instead of 3: loses n0, n1; 2 pods stay there until deleted, and none is made again")]
    [InlineData(3, 3, "runs on 0 of 3 nodes instead of 3: loses n0, n1, n2; 3 pods stay there until deleted, and none is made again")]
    [InlineData(4, 4, "runs on 0 of 4 nodes instead of 4: loses n0, n1, n2 and 1 more; 4 pods stay there until deleted, and none is made again")]
    [InlineData(1, 1, "runs on 0 of 1 node instead of 1: loses n0; 1 pod stays there until deleted, and none is made again")]
    public void Names_three_nodes_that_are_lost_and_counts_the_others(int nodes, int tainted, string sentence)
    {
        var cluster = A.Cluster().Nodes(nodes);
        for (var i = 0; i < nodes; i++)
            cluster.Pod($"p{i}", $"n{i}");

        var change = Change(A.StoredDaemonSet(), cluster, "k:NoSchedule", [.. Enumerable.Range(0, tainted).Select(i => $"n{i}")]);

        Assert.Equal(sentence, PlacementChangeSummary.Of(change));
        Assert.True(change.IsAny);
    }

    [Fact]
    public void Counts_evictions_by_their_time_those_at_once_first()
    {
        var tolerant = A.StoredDaemonSet().Tolerating("slow", "Exists", effect: "NoExecute", seconds: 60);
        var before = A.Cluster().Nodes(3).Pod("p", "n0").Pod("q", "n1").Pod("r", "n2").Build();
        var after = before.With(ClusterBuilder.Taint("slow:NoExecute"), node => node.Metadata.Name != "n0")
            .With(ClusterBuilder.Taint("k:NoExecute"), node => node.Metadata.Name == "n0");

        var change = PlacementChange.Of(A.LiveObject(tolerant).Against(after), before);

        Assert.Equal(
            "runs on 2 of 3 nodes instead of 3: loses n0; 1 pod is deleted at once; 2 pods are evicted after 60 s and made again, over and over",
            PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Lists_pods_by_node_and_then_by_name()
    {
        var cluster = A.Cluster().Nodes(2).Pod("z", "n0").Pod("a", "n1").Pod("b", "n0");

        var ended = Change(A.StoredDaemonSet(), cluster, "k:NoExecute");
        var stayed = Change(A.StoredDaemonSet(), cluster, "k:NoSchedule");

        Assert.Equal(["b", "z", "a"], ended.Evicted.Select(pod => pod.Pod));
        Assert.Equal(["b", "z", "a"], stayed.Staying.Select(pod => pod.Pod));
        Assert.Equal("runs on 0 of 2 nodes instead of 2: loses n0, n1; 3 pods are deleted at once", PlacementChangeSummary.Of(ended));
    }

    [Fact]
    public void Gathers_nodes_by_the_taints_that_are_reasons_alone()
    {
        var daemonSet = A.DaemonSet().Tolerating("passed", "Exists");
        var kept = A.Cluster().Node("a", "x:NoSchedule").Node("b", "x:NoSchedule", "passed:NoSchedule").Node("c", "soft:PreferNoSchedule", "x:NoSchedule");
        var running = A.Cluster().Node("a").Node("b", "soft:PreferNoSchedule");

        Assert.Equal(["a", "b", "c"], Assert.Single(kept.Build().PlacementOf(daemonSet.Build()).Groups).Nodes);
        Assert.Equal(["a", "b"], Assert.Single(running.Build().PlacementOf(daemonSet.Build()).Groups).Nodes);
    }

    [Fact]
    public void Lists_groups_of_one_size_by_their_first_node()
    {
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } });
        var cluster = A.Cluster().Node("a", true, new() { ["disk"] = "hdd" }).Node("b", true, new() { ["disk"] = "ssd" }, "x:NoSchedule")
            .Node("c", true, new() { ["disk"] = "ssd" }, "y:NoSchedule");

        Assert.Equal(["a", "b", "c"], cluster.Build().PlacementOf(picky.Build()).Groups.Select(group => group.Nodes[0]));
    }

    private static string Summary(DaemonSetBuilder daemonSet, ClusterBuilder cluster) => cluster.Build().PlacementOf(daemonSet.Build()).Summary;

    private static PlacementChange Change(DaemonSetBuilder daemonSet, ClusterBuilder cluster, string taint, params string[] nodes)
    {
        var before = cluster.Build();
        var after = before.With(ClusterBuilder.Taint(taint), node => nodes.Length == 0 || nodes.Contains(node.Metadata.Name));
        return PlacementChange.Of(A.LiveObject(daemonSet).Against(after), before);
    }
}
