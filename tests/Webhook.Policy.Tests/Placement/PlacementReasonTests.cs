using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

/// <summary>What keeps pods off a node, or lets them on, word for word.</summary>
public sealed class PlacementReasonTests
{
    private static readonly Node Ssd = A.Cluster().Node("n1", true, new() { ["disk"] = "ssd", ["zone"] = "7", ["name"] = "west" }).Build().Nodes[0];

    [Theory]
    [InlineData("k:NoSchedule", "", "taint k:NoSchedule is not tolerated: no new pods are created; running pods are not evicted")]
    [InlineData("k:NoExecute", "", "taint k:NoExecute is not tolerated: no pod is created, running ones are evicted")]
    [InlineData("k:NoExecute", "k", "taint k:NoExecute is tolerated by spec.template.spec.tolerations[1]")]
    [InlineData("node.kubernetes.io/unschedulable:NoSchedule", "", "taint node.kubernetes.io/unschedulable:NoSchedule is tolerated automatically")]
    public void Says_what_a_taint_does(string taint, string key, string text)
    {
        var template = new PodSpec { Tolerations = [new() { Key = "other", Operator = "Exists" }, new() { Key = key.Length > 0 ? key : "no", Operator = "Exists" }] };

        var reason = Assert.Single(NodePlacement.Explain(template, A.Cluster().Node("n", taint).Build().Nodes[0]).Reasons);

        Assert.Equal((PlacementReasonKind.Taint, text, $"taint {taint}"), (reason.Kind, reason.Text, reason.Subject));
        Assert.Equal(taint, reason.Taint?.ToString());
    }

    [Fact]
    public void Names_everything_that_keeps_pods_off_and_no_taint_that_is_passed()
    {
        var template = Requiring(new NodeSelectorTerm { MatchExpressions = [Wanting("disk", "In", "hdd")] }) with
        {
            NodeName = "n2",
            NodeSelector = new Dictionary<string, string> { ["disk"] = "nvme", ["pool"] = "a" },
            Tolerations = [new() { Key = "passed", Operator = "Exists" }],
        };
        var node = Ssd with { Spec = new() { Taints = [ClusterBuilder.Taint("passed:NoSchedule"), ClusterBuilder.Taint("k:NoSchedule"), ClusterBuilder.Taint("p:PreferNoSchedule")] } };

        var explained = NodePlacement.Explain(template, node);

        Assert.Equal("n1", explained.Node);
        Assert.Equal(
            [
                (PlacementReasonKind.NodeName, "nodeName \"n2\"", "nodeName is \"n2\", another node"),
                (PlacementReasonKind.NodeSelector, "nodeSelector disk=nvme", "nodeSelector: disk must be \"nvme\" but it is \"ssd\""),
                (PlacementReasonKind.NodeSelector, "nodeSelector pool=a", "nodeSelector: pool must be \"a\" but it is missing"),
                (PlacementReasonKind.NodeAffinity, "the required node affinity",
                    "the required node affinity does not match: nodeSelectorTerms[0]: disk must be \"hdd\" but it is \"ssd\""),
                (PlacementReasonKind.Taint, "taint k:NoSchedule", "taint k:NoSchedule is not tolerated: no new pods are created; running pods are not evicted"),
            ],
            explained.Reasons.Select(reason => (reason.Kind, reason.Subject, reason.Text)));
    }

    [Fact]
    public void Names_a_hundred_entries_of_a_nodeSelector_and_no_more()
    {
        var template = new PodSpec { NodeSelector = Enumerable.Range(0, 101).ToDictionary(i => $"k{i}", _ => "v") };

        Assert.Equal(100, NodePlacement.Explain(template, Ssd).Reasons.Count);
    }

    [Fact]
    public void Says_why_each_term_of_the_affinity_fails()
    {
        var template = Requiring(
            new NodeSelectorTerm(),
            new NodeSelectorTerm { MatchExpressions = [Wanting("zone", "Gt", "7"), Wanting("disk", "In", "ssd")], MatchFields = [Wanting("metadata.name", "In", "n2")] },
            new NodeSelectorTerm { MatchExpressions = [Wanting("zone", "Lt", "7"), Wanting("pool", "Exists")] },
            new NodeSelectorTerm { MatchExpressions = [Wanting("zone", "Gt", "seven"), Wanting("disk", "Near", "a", "b")], MatchFields = [Wanting("metadata.name", "Exists")] });

        var reason = Assert.Single(NodePlacement.Explain(template, Ssd).Reasons);

        Assert.Equal(
            "the required node affinity does not match: nodeSelectorTerms[0]: is empty and matches no node; "
                + "nodeSelectorTerms[1]: zone must be a number above \"7\" but it is \"7\", metadata.name must be \"n2\" but it is \"n1\"; "
                + "nodeSelectorTerms[2]: zone must be a number below \"7\" but it is \"7\", pool must be set but it is missing; "
                + "nodeSelectorTerms[3]: zone Gt (seven) is invalid, disk Near (a, b) is invalid, metadata.name Exists () is invalid",
            reason.Text);
    }

    [Fact]
    public void Says_that_an_affinity_without_terms_matches_no_node() =>
        Assert.Equal("the required node affinity has no nodeSelectorTerms and matches no node", Assert.Single(NodePlacement.Explain(Requiring(), Ssd).Reasons).Text);

    [Theory]
    [InlineData("Gt", "6", true)]
    [InlineData("Gt", "7", false)]
    [InlineData("Lt", "8", true)]
    [InlineData("Lt", "7", false)]
    [InlineData("Gt", "06", true)]
    [InlineData("Gt", "-1", false)] // no label value begins with a dash
    [InlineData("Gt", "x", false)]
    public void Compares_numbers(string op, string bound, bool runs)
    {
        var template = Requiring(new NodeSelectorTerm { MatchExpressions = [Wanting("zone", op, bound)] });

        Assert.Equal(runs, NodePlacement.Decide(template, Ssd).ShouldRun);
        Assert.Equal(runs ? 1 : 0, DaemonSetPlacement.Of(template, new([Ssd])).Runs);
    }

    [Theory]
    [InlineData("metadata.name", "In", "n1", true)]
    [InlineData("metadata.name", "In", "n2", false)]
    [InlineData("metadata.name", "NotIn", "n1", false)]
    [InlineData("metadata.name", "NotIn", "n2", true)]
    [InlineData("metadata.name", "In", "n1 n2", false)] // Kubernetes takes one value only
    [InlineData("metadata.name", "Exists", "n1", false)]
    [InlineData("metadata.namespace", "In", "n1", false)] // the name is the only field there is
    [InlineData("metadata.namespace", "In", "", true)]
    public void Compares_the_name_of_the_node(string field, string op, string values, bool runs)
    {
        var template = Requiring(new NodeSelectorTerm { MatchFields = [Wanting(field, op, values.Split(' '))] });

        Assert.Equal(runs, NodePlacement.Decide(template, Ssd).ShouldRun);
        Assert.Equal(runs ? 1 : 0, DaemonSetPlacement.Of(template, new([Ssd])).Runs);
        Assert.Equal(0, DaemonSetPlacement.Of(template, ClusterNodes.None).Runs);
    }

    [Fact]
    public void Takes_a_node_without_a_name_for_one_of_any_name()
    {
        var template = Requiring(new NodeSelectorTerm { MatchFields = [Wanting("metadata.name", "In", "n1")] });
        var nodes = new ClusterNodes([new Node(), Ssd]);

        Assert.Equal(nodes.All.Select(node => NodePlacement.Decide(template, node).ShouldRun), Enumerable.Range(0, 2).Select(i => DaemonSetPlacement.Of(template, nodes)[i].ShouldRun));
        Assert.Equal(2, DaemonSetPlacement.Of(template, nodes).Runs);
    }

    [Fact]
    public void Takes_a_value_that_comes_twice_once() =>
        Assert.Equal(1, DaemonSetPlacement.Of(Requiring(new NodeSelectorTerm { MatchExpressions = [Wanting("disk", "In", "ssd", "ssd")] }), new([Ssd])).Runs);

    [Theory]
    [InlineData(null, "automatic")]
    [InlineData(3, "3")]
    public void Names_the_source_of_a_toleration(int? index, string text) => Assert.Equal(text, new TolerationSource(index).ToString());

    [Fact]
    public void Compares_with_one_number_only()
    {
        var template = Requiring(new NodeSelectorTerm { MatchExpressions = [Wanting("zone", "Gt", "1", "2")] });

        Assert.False(NodePlacement.Decide(template, Ssd).ShouldRun);
    }

    private static PodSpec Requiring(params NodeSelectorTerm[] terms) => new()
    {
        Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = terms } } },
    };

    private static NodeSelectorRequirement Wanting(string key, string op, params string[] values) => new() { Key = key, Operator = op, Values = values };
}
