using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class ClusterSnapshotTests
{
    [Fact]
    public void Counts_an_object_that_comes_twice_once()
    {
        var old = new Pod { Uid = "p", Name = "p", Namespace = "logging", NodeName = "" };
        var pods = A.Cluster().With(old).Pod("q", "n1", owner: null).With(old with { NodeName = "n1" }).Build().Objects.OrphansIn("logging");

        Assert.Equal([("p", "n1"), ("q", "n1")], pods.Select(pod => (pod.Name, pod.NodeName)));
        Assert.Equal(2, A.Cluster().Node("a").Node("b").Node("a", "x:NoSchedule").Build().Nodes.Count);
        Assert.Single(A.Cluster().With(A.DaemonSet(), A.DaemonSet()).Build().Objects.DaemonSetsIn("logging"));
    }

    [Fact]
    public void Finds_pods_by_their_owner_and_orphans_by_their_namespace()
    {
        var objects = A.Cluster().Pod("mine", "n1").Pod("theirs", "n1", "other").Pod("nobodys", "", owner: null).Build().Objects;

        Assert.Equal("mine", Assert.Single(objects.PodsOf("ds")).Name);
        Assert.Equal("nobodys", Assert.Single(objects.OrphansIn("logging")).Name);
        Assert.Empty(objects.PodsOf(""));
        Assert.Empty(objects.OrphansIn("default"));
    }

    [Fact]
    public void Holds_nodes_in_the_order_of_their_names_however_they_come()
    {
        var nodes = A.Cluster().Node("c").Node("a").Node("b").Build().Nodes;

        Assert.Equal(["a", "b", "c"], nodes.All.Select(node => node.Metadata.Name));
        Assert.Equal((1, -1), (nodes.IndexOf("b"), nodes.IndexOf("d")));
    }

    [Fact]
    public void Counts_taints_by_key()
    {
        var nodes = A.Cluster().Node("a", "k=1:NoSchedule").Node("b", "k=2:NoSchedule", "x:NoExecute").Node("c", "k=2:NoSchedule").Build().Nodes;

        Assert.Equal([("k=2:NoSchedule", 2), ("k=1:NoSchedule", 1)], nodes.TaintsOf("k").Select(count => (count.Taint.ToString(), count.Nodes)));
        Assert.Equal(["k=2:NoSchedule", "k=1:NoSchedule", "x:NoExecute"], nodes.Taints.Select(count => count.Taint.ToString()));
        Assert.Empty(nodes.TaintsOf("absent"));
    }

    [Fact]
    public void Calls_a_node_ready_until_its_condition_says_otherwise()
    {
        var nodes = new ClusterNodes([new Node { Metadata = new() { Name = "a" } }, .. A.Cluster().Node("b", false, []).Build().Nodes.All]);

        Assert.True(nodes.IsReady(0));
        Assert.False(nodes.IsReady(1));
    }

    [Fact]
    public void Tells_what_one_more_taint_would_do()
    {
        var cluster = A.Cluster().Node("a", "k=1:NoSchedule", "k=1:NoExecute").Node("b").With(A.DaemonSet()).Build();

        var everywhere = cluster.With(ClusterBuilder.Taint("k=2:NoSchedule"));
        var onOne = cluster.With(ClusterBuilder.Taint("k=2:NoSchedule"), node => node.Metadata.Name == "b");

        Assert.Equal(["k=1:NoExecute", "k=2:NoSchedule"], everywhere.Nodes[0].Spec.Taints.Select(taint => taint.ToString()));
        Assert.Equal([0, 0], new[] { everywhere, onOne }.Select(what => what.PlacementOf(A.DaemonSet().Build()).Runs));
        Assert.Equal(1, cluster.PlacementOf(A.DaemonSet().Build()).Runs);
        Assert.Same(cluster.Nodes[0], onOne.Nodes[0]);
        Assert.NotNull(everywhere.Objects.FindDaemonSet("logging", "agent"));
    }

    [Fact]
    public void Tells_what_a_label_would_do()
    {
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } }).Build();
        var cluster = A.Cluster().Node("a", true, new() { ["disk"] = "hdd" }).Node("b").Build();

        Assert.Equal(0, cluster.PlacementOf(picky).Runs);
        Assert.Equal(2, cluster.WithLabel("disk", "ssd").PlacementOf(picky).Runs);
        Assert.Equal(0, cluster.WithLabel("disk", "ssd").WithLabel("disk", null).PlacementOf(picky).Runs);
    }

    [Fact]
    public void Keeps_a_placement_for_the_next_rule_that_asks()
    {
        var (cluster, daemonSet) = (A.Cluster().Nodes(3).Build(), A.DaemonSet().Build());

        Assert.Same(cluster.PlacementOf(daemonSet), cluster.PlacementOf(daemonSet));
    }

    [Fact]
    public void Takes_the_revision_with_the_highest_number_for_the_current_one()
    {
        var cluster = A.Cluster().Revision("b", 9).Revision("a", 10).Revision("c", 11, "other").Build();

        Assert.Equal("a", cluster.CurrentRevisionOf("ds")?.Hash);
        Assert.Null(cluster.CurrentRevisionOf(""));
    }

    [Fact]
    public void Gives_a_review_the_labels_of_its_namespace()
    {
        var cluster = A.Cluster().Namespace("logging", new() { ["team"] = "a" }).Build();
        var own = new Dictionary<string, string> { ["team"] = "b" };

        Assert.Equal("a", A.Manifest(A.DaemonSet()).Against(cluster).NamespaceLabels?["team"]);
        Assert.Equal("b", (A.Manifest(A.DaemonSet()) with { NamespaceLabels = own }).Against(cluster).NamespaceLabels?["team"]);
        Assert.Null(A.Manifest(A.DaemonSet().InNamespace("other")).Against(cluster).NamespaceLabels);
    }

    [Fact]
    public void Makes_a_manifest_of_a_live_object_an_update()
    {
        var cluster = A.Cluster().With(A.StoredDaemonSet().Selecting(("app", "old"))).Build();

        var known = A.Manifest(A.DaemonSet()).Against(cluster);
        var unknown = A.Manifest(A.DaemonSet().Named("other")).Against(cluster);
        var admitted = A.Creation(A.DaemonSet()).Against(cluster);

        Assert.Equal((Operation.Update, "ds"), (known.Operation, known.StoredUid));
        Assert.Equal(DaemonSetUpdateStrategy.RollingUpdateType, known.OldObject?.Spec.UpdateStrategy.Type);
        Assert.Equal((Operation.Create, ""), (unknown.Operation, unknown.StoredUid));
        Assert.Equal(Operation.Create, admitted.Operation);
        Assert.Contains("selector-immutable", new PolicyEngine([PolicyReader.Default]).Evaluate(known).Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void Does_not_take_the_UID_of_an_exported_manifest_for_its_own()
    {
        Assert.Equal("", A.Manifest(A.StoredDaemonSet()).StoredUid);
        Assert.Equal("ds", A.LiveObject(A.StoredDaemonSet()).StoredUid);
        Assert.Equal("ds", A.Update(A.StoredDaemonSet(), A.DaemonSet()).StoredUid);
    }

    [Fact]
    public void Runs_live_rules_only_with_a_cluster()
    {
        var engine = new PolicyEngine([PolicyReader.Default]);
        var live = RuleCatalogue.All.Select(rule => rule.Descriptor).Where(rule => rule is { IsLive: true, IsAboutPresent: false }).Select(rule => rule.Id).ToList();

        var without = engine.Evaluate(A.Manifest(A.DaemonSet()));
        var with = engine.Evaluate(A.Manifest(A.DaemonSet()).Against(A.Cluster().Node("a", "k:NoSchedule").Build()));

        Assert.Equal(live, without.SkippedRules);
        Assert.Empty(with.SkippedRules);
        Assert.Equal("node-coverage", Assert.Single(with.Findings).Rule);
    }
}
