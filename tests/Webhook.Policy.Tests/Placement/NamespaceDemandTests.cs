using Webhook.Model.Core;
using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

/// <summary>OpenShift's node selector of a namespace.</summary>
public sealed class NamespaceDemandTests
{
    private const string Own = NamespaceAnnotations.OpenShiftNodeSelector;
    private const string Scheduler = NamespaceAnnotations.SchedulerNodeSelector;

    [Theory]
    [InlineData("disk=ssd", null, "runs on 1 of 3 nodes: 2 don't match the node selector \"disk=ssd\" of namespace logging")]
    [InlineData("disk=ssd", "disk=hdd", "runs on 1 of 3 nodes: 2 don't match the node selector \"disk=hdd\" of namespace logging")]
    [InlineData("disk=ssd", "", "runs on 3 of 3 nodes")]
    [InlineData("disk in (ssd,hdd)", null, "runs on 2 of 3 nodes: 1 doesn't match the node selector \"disk in (ssd,hdd)\" of namespace logging")]
    [InlineData("", null, "runs on 3 of 3 nodes")]
    [InlineData("no selector", null, "runs on 3 of 3 nodes")]
    [InlineData(null, null, "runs on 3 of 3 nodes (the default node selector of OpenShift, if there is one, is left out)")]
    public void Follows_the_annotation_that_OpenShift_follows(string? own, string? scheduler, string expected) =>
        Assert.Equal(expected, Placed(OpenShift(), own, scheduler).Summary);

    [Fact]
    public void Says_that_it_leaves_out_the_selector_of_a_namespace_that_is_not_known() => Assert.Equal(
        "runs on 3 of 3 nodes (the node selector of namespace logging is not known and left out)",
        OpenShift().Build().PlacementOf(A.DaemonSet().Build()).Summary);

    [Theory]
    [InlineData(null, "disk=ssd", 3)]
    [InlineData("disk=ssd", null, 1)]
    public void Takes_no_annotation_but_OpenShifts_own_as_a_sign_of_it(string? own, string? scheduler, int runs) =>
        Assert.Equal(runs, Placed(Nodes(), own, scheduler).Runs);

    [Fact]
    public void Knows_OpenShift_by_the_annotation_that_it_alone_sets()
    {
        var cluster = Nodes().Namespace("logging", [], (Scheduler, "disk=ssd"), (NamespaceAnnotations.OpenShiftUidRange, "1/2")).Build();

        Assert.Equal(1, cluster.PlacementOf(A.DaemonSet().Build()).Runs);
    }

    [Fact]
    public void Ends_pods_only_where_the_template_would_create_them()
    {
        var cluster = OpenShift().Node("tainted", true, Labels("other"), "a:NoSchedule").Namespace("logging", [], (Own, "disk=ssd")).Build();

        var placement = cluster.PlacementOf(A.DaemonSet().Build());

        Assert.Equal(PlacementDecision.Gone, placement[cluster.Nodes.IndexOf("hdd")]);
        Assert.Equal(new(false, true), placement[cluster.Nodes.IndexOf("tainted")]);
        Assert.Equal(placement[cluster.Nodes.IndexOf("tainted")], placement.Explain("tainted")!.Decision);
        Assert.Equal(
            [("ssd", 1), ("hdd,plain", 2), ("tainted", 1)],
            placement.Groups.Select(group => (string.Join(',', group.Nodes), group.Count)));
    }

    [Fact]
    public void Names_the_annotation_and_what_the_node_lacks()
    {
        var reason = Assert.Single(Placed(OpenShift(), "disk=ssd", null).Explain("plain")!.Reasons);

        Assert.Equal(PlacementReasonKind.NodeSelector, reason.Kind);
        Assert.Equal(
            "node selector \"disk=ssd\" of namespace logging, from annotation openshift.io/node-selector: disk must be \"ssd\" but it is missing",
            reason.Text);
    }

    [Fact]
    public void Keeps_namespaces_with_different_demands_apart()
    {
        var cluster = OpenShift().Namespace("logging", [], (Own, "disk=ssd")).Namespace("other", [], (Own, "")).Build();
        var daemonSet = A.DaemonSet();

        Assert.Equal(1, cluster.PlacementOf(daemonSet.Build()).Runs);
        Assert.Equal(3, cluster.PlacementOf(daemonSet.InNamespace("other").Build()).Runs);
    }

    private static DaemonSetPlacement Placed(ClusterBuilder cluster, string? own, string? scheduler)
    {
        (string, string)[] annotations = [.. new[] { (Own, own), (Scheduler, scheduler) }.Where(it => it.Item2 is not null).Select(it => (it.Item1, it.Item2!))];
        return cluster.Namespace("logging", [], annotations).Build().PlacementOf(A.DaemonSet().Build());
    }

    private static ClusterBuilder OpenShift() => A.Cluster().Node("ssd", true, Labels("ssd")).Node("hdd", true, Labels("hdd")).Node("plain", true, Labels(null));

    private static ClusterBuilder Nodes() => A.Cluster().Node("ssd", true, new() { ["disk"] = "ssd" }).Node("hdd").Node("plain");

    private static Dictionary<string, string> Labels(string? disk)
    {
        Dictionary<string, string> labels = new() { ["node.openshift.io/os_id"] = "rhel" };
        if (disk is not null)
            labels.Add("disk", disk);

        return labels;
    }
}
