using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

public sealed class PlacementChangeTests
{
    [Fact]
    public void Deletes_pods_under_a_NoExecute_taint_that_they_dont_tolerate()
    {
        var change = Change(A.StoredDaemonSet(), Three(), Taint("k:NoExecute", "n0"));

        Assert.Equal((3, 3, 2), (change.Total, change.RunsBefore, change.RunsAfter));
        Assert.Equal(["n0"], change.Loses);
        Assert.Equal([new EvictedPod("p0", "n0", 0, false)], change.Evicted);
        Assert.Empty(change.Staying);
        Assert.Equal("runs on 2 of 3 nodes instead of 3: loses n0; 1 pod is deleted at once", PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Leaves_pods_under_a_NoSchedule_taint_where_they_are()
    {
        var change = Change(A.StoredDaemonSet(), Three(), Taint("k:NoSchedule"));

        Assert.Equal(0, change.RunsAfter);
        Assert.Equal(["n0", "n1", "n2"], change.Loses);
        Assert.Empty(change.Evicted);
        Assert.Equal([new("p0", "n0"), new("p1", "n1"), new StayingPod("p2", "n2")], change.Staying);
        Assert.Equal(
            "runs on 0 of 3 nodes instead of 3: loses n0, n1, n2; 3 pods stay there until deleted, and none is made again",
            PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Evicts_and_makes_again_what_tolerates_a_taint_for_a_time()
    {
        var change = Change(A.StoredDaemonSet().Tolerating("k", "Exists", effect: "NoExecute", seconds: 30), Three(), Taint("k:NoExecute", "n1"));

        Assert.Equal(3, change.RunsAfter);
        Assert.Empty(change.Loses);
        Assert.Equal([new EvictedPod("p1", "n1", 30, true)], change.Evicted);
        Assert.Equal("runs on 3 of 3 nodes as before: 1 pod is evicted after 30 s and made again, over and over", PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Gives_a_pod_the_automatic_tolerations_that_it_has()
    {
        var change = Change(A.StoredDaemonSet(), Three(), Taint("node.kubernetes.io/unreachable:NoExecute"));

        Assert.False(change.IsAny);
        Assert.Equal("nothing changes", PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Deletes_pods_where_a_label_goes_and_gains_nodes_where_one_comes()
    {
        var picky = A.StoredDaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } });
        var cluster = A.Cluster().Node("a", true, new() { ["disk"] = "ssd" }).Node("b").Pod("pa", "a");

        var gone = Change(picky, cluster, new WhatIf([], [new("disk", null)], ["a"]));
        var come = Change(picky, cluster, new WhatIf([], [new("disk", "ssd")], []));

        Assert.Equal("runs on 0 of 2 nodes instead of 1: loses a; 1 pod is deleted at once", PlacementChangeSummary.Of(gone));
        Assert.Equal("runs on 2 of 2 nodes instead of 1: gains b", PlacementChangeSummary.Of(come));
    }

    [Fact]
    public void Counts_no_pod_that_is_gone_already_or_was_going_to_go()
    {
        var cluster = A.Cluster().Node("a").Node("b", "old:NoExecute").Node("c")
            .With(new Pod { Name = "leaving", Namespace = "logging", Uid = "leaving", NodeName = "a", DeletionTimestamp = A.Moment, Controller = Owner })
            .Pod("doomed", "b")
            .Pod("elsewhere", "no-such-node")
            .Pod("stays", "c");

        var change = Change(A.StoredDaemonSet(), cluster, Taint("k:NoExecute", "a", "b"));

        Assert.Equal(["a"], change.Loses);
        Assert.Empty(change.Evicted);
        Assert.Equal("runs on 1 of 3 nodes instead of 2: loses a", PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Names_the_first_few_nodes_only()
    {
        var change = Change(A.StoredDaemonSet(), A.Cluster().Nodes(9), Taint("k:NoSchedule"));

        Assert.Equal("runs on 0 of 9 nodes instead of 9: loses n0, n1, n2 and 6 more", PlacementChangeSummary.Of(change));
    }

    [Fact]
    public void Refuses_clusters_of_different_nodes()
    {
        var review = A.LiveObject(A.StoredDaemonSet()).Against(A.Cluster().Nodes(1).Build());

        Assert.Throws<ArgumentException>(() => PlacementChange.Of(review, A.Cluster().Build()));
        Assert.Throws<ArgumentException>(() => PlacementChange.Of(A.LiveObject(A.StoredDaemonSet()), A.Cluster().Build()));
    }

    [Fact]
    public void Says_what_it_needs()
    {
        var problem = Assert.Throws<ArgumentException>(() => PlacementChange.Of(A.LiveObject(A.StoredDaemonSet()), A.Cluster().Build()));

        Assert.StartsWith("two clusters with the same nodes are needed, and an object in them", problem.Message, StringComparison.Ordinal);
    }

    private static OwnerReference Owner { get; } = new() { Kind = "DaemonSet", Uid = "ds", Controller = true };

    private static ClusterBuilder Three() => A.Cluster().Nodes(3).Pod("p0", "n0").Pod("p1", "n1").Pod("p2", "n2");

    private static WhatIf Taint(string taint, params string[] nodes) => new([new(ClusterBuilder.Taint(taint), false)], [], nodes);

    private static PlacementChange Change(DaemonSetBuilder daemonSet, ClusterBuilder cluster, WhatIf whatIf)
    {
        var before = cluster.Build();
        return PlacementChange.Of(A.LiveObject(daemonSet).Against(whatIf.Apply(before)), before);
    }
}
