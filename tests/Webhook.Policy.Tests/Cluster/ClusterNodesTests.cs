using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class ClusterNodesTests
{
    private static readonly PodSpec OnSsd = new() { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } };

    [Fact]
    public void Serves_on_with_what_was_worked_out_where_only_taints_change()
    {
        var before = A.Cluster().Node("a", true, new() { ["disk"] = "ssd" }).Node("b").Build().Nodes;
        var tainted = before[0] with { Spec = before[0].Spec with { Taints = [ClusterBuilder.Taint("x:NoSchedule")] } };

        var after = new ClusterNodes([tainted, before[1]], before);

        Assert.Same(before.Labels, after.Labels);
        Assert.Equal(1, after.IndexOf("b"));
        Assert.Equal((1, 0), (DaemonSetPlacement.Of(OnSsd, before).Runs, DaemonSetPlacement.Of(OnSsd, after).Runs));
    }

    [Fact]
    public void Works_out_anew_where_a_label_or_the_nodes_themselves_change()
    {
        var before = A.Cluster().Node("a", true, new() { ["disk"] = "ssd" }).Node("b").Build().Nodes;
        var labelled = before[1] with { Metadata = before[1].Metadata with { Labels = before[0].Metadata.Labels } };
        var added = A.Cluster().Node("aa", true, new() { ["disk"] = "ssd" }).Build().Nodes[0];

        Assert.Equal(2, DaemonSetPlacement.Of(OnSsd, new([before[0], labelled], before)).Runs);
        Assert.Equal(2, DaemonSetPlacement.Of(OnSsd, new([before[0], added, before[1]], before)).Runs);
        Assert.Equal(2, new ClusterNodes([before[0], added, before[1]], before).IndexOf("b"));
        Assert.Equal(-1, new ClusterNodes([before[1]], before).IndexOf("a"));
    }

    [Fact]
    public void Takes_the_last_of_two_nodes_with_one_name_and_any_order()
    {
        var (b, a) = (A.Cluster().Node("b").Build().Nodes[0], A.Cluster().Node("a").Build().Nodes[0]);
        var last = b with { Metadata = b.Metadata with { Labels = new Dictionary<string, string> { ["disk"] = "ssd" } } };

        var nodes = new ClusterNodes([b, a, last]);

        Assert.Equal(["a", "b"], nodes.All.Select(node => node.Metadata.Name));
        Assert.Same(last, nodes[1]);
    }
}
