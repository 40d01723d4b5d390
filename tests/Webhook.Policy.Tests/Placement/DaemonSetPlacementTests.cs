using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Tests.Properties;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

public sealed class DaemonSetPlacementTests
{
    private const string ControlPlane = "node-role.kubernetes.io/control-plane:NoSchedule";

    [Fact]
    public void Agrees_with_each_node_judged_by_itself() => Prop.ForAll(Clusters, Templates, (nodes, template) =>
    {
        var placement = DaemonSetPlacement.Of(template, new ClusterNodes(nodes));

        var singly = placement.Nodes.All.Select(node => NodePlacement.Decide(template, node)).ToList();
        Assert.Equal(singly, Enumerable.Range(0, placement.Total).Select(index => placement[index]));
        Assert.Equal(singly.Count(decision => decision.ShouldRun), placement.Runs);
        Assert.Equal(singly, placement.Explanations.Select(node => node.Decision));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)).WithQuietOnSuccess(true));

    [Fact]
    public void Puts_each_node_into_one_group_with_its_own_decision_and_reasons() => Prop.ForAll(Clusters, Templates, (nodes, template) =>
    {
        var placement = DaemonSetPlacement.Of(template, new ClusterNodes(nodes));

        Assert.Equal(placement.Nodes.All.Select(node => node.Metadata.Name), placement.Groups.SelectMany(group => group.Nodes).Order(StringComparer.Ordinal));
        foreach (var (group, node) in placement.Groups.SelectMany(group => group.Nodes.Select(node => (group, placement.Explain(node)!))))
        {
            Assert.Equal(group.Decision, node.Decision);
            Assert.Equal(group.Reasons.Select(reason => reason.Subject), node.Reasons.Select(reason => reason.Subject).Distinct());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)).WithQuietOnSuccess(true));

    [Fact]
    public void Is_the_same_for_a_template_that_comes_after_others() => Prop.ForAll(Clusters, Templates.Generator.ListOf().ToArbitrary(), (nodes, templates) =>
    {
        var cluster = ClusterSnapshot.Of(nodes, new ClusterLists());
        foreach (var template in templates)
        {
            var alone = DaemonSetPlacement.Of(template, cluster.Nodes);

            var placement = cluster.PlacementOf(A.DaemonSet().PodSpec(_ => template).Build());

            Assert.Equal(alone.Summary, placement.Summary);
            Assert.Equal(Reasons(alone), Reasons(placement));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)).WithQuietOnSuccess(true));

    [Fact]
    public void Runs_on_none_of_no_nodes()
    {
        var placement = DaemonSetPlacement.Of(new PodSpec(), ClusterNodes.None);

        Assert.Equal((0, 0), (placement.Total, placement.Runs));
        Assert.Empty(placement.Groups);
        Assert.Null(placement.Explain("a"));
        Assert.Equal("runs on none of 0 nodes", PlacementSummary.Of(placement));
    }

    [Fact]
    public void Says_in_a_sentence_where_it_runs_and_why_not_elsewhere()
    {
        var cluster = A.Cluster().Node("a", true, new() { ["disk"] = "ssd" }).Node("b", true, new() { ["disk"] = "ssd" }, ControlPlane)
            .Node("c", true, new() { ["disk"] = "hdd" }).Node("d").Build();
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } }).Build();

        Assert.Equal($"runs on 3 of 4 nodes: 1 has taint {ControlPlane}", PlacementSummary.Of(cluster.PlacementOf(A.DaemonSet().Build())));
        Assert.Equal(
            $"runs on 1 of 4 nodes: 2 don't match nodeSelector disk=ssd, 1 has taint {ControlPlane}",
            PlacementSummary.Of(cluster.PlacementOf(picky)));
        Assert.Equal("runs on 4 of 4 nodes", PlacementSummary.Of(cluster.PlacementOf(A.DaemonSet().Tolerating("", "Exists").Build())));
    }

    [Fact]
    public void Gathers_thousands_of_nodes_by_a_handful_of_reasons()
    {
        var builder = A.Cluster();
        for (var i = 0; i < 5000; i++)
            builder.Node($"node-{i:0000}", $"pool={i % 40}:NoSchedule");

        var placement = builder.Build().PlacementOf(A.DaemonSet().Build());

        Assert.Equal(40, placement.Groups.Count);
        Assert.All(placement.Groups, group => Assert.Equal(125, group.Nodes.Count));
        Assert.EndsWith(", 4625 more for 37 other reasons", PlacementSummary.Of(placement), StringComparison.Ordinal);
    }

    [Fact]
    public void Agrees_with_each_node_where_hardly_two_have_the_same_taints()
    {
        var builder = A.Cluster();
        for (var i = 0; i < 300; i++)
            builder.Node($"node-{i:000}", true, new() { ["disk"] = i % 3 == 0 ? "ssd" : "hdd", ["host"] = $"h{i}" }, $"pool=p{i % 100}:NoSchedule", $"odd={i % 2}:NoExecute");

        var nodes = builder.Build().Nodes;
        var template = new PodSpec
        {
            NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" },
            Tolerations = [new() { Key = "odd", Operator = "Exists" }, new() { Key = "pool", Value = "p6" }, new() { Key = "pool", Value = "p9" }],
        };
        var placement = DaemonSetPlacement.Of(template, nodes);

        Assert.Equal(nodes.All.Select(node => NodePlacement.Decide(template, node)), Enumerable.Range(0, nodes.Count).Select(index => placement[index]));
        Assert.Equal(2, placement.Runs);
        Assert.Equal(nodes.All.Select(node => node.Metadata.Name), placement.Groups.SelectMany(group => group.Nodes).Order(StringComparer.Ordinal));
        Assert.All(placement.Groups, group => Assert.Equal(group.Nodes.Count, group.Count));
    }

    [Fact]
    public void Names_the_nodes_that_two_templates_share()
    {
        var cluster = A.Cluster().Node("a", true, new() { ["disk"] = "ssd" }).Node("b", ControlPlane).Node("c", true, new() { ["disk"] = "ssd" }).Node("d").Build();
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } }).Build();
        List<string> names = [];

        Assert.Equal(2, cluster.PlacementOf(picky).Shares(cluster.PlacementOf(A.DaemonSet().Build()), names, 1));
        Assert.Equal(["a"], names);
    }

    private static IEnumerable<string> Reasons(DaemonSetPlacement placement) =>
        placement.Explanations.Select(node => $"{node.Node} {node.Decision}: {string.Join("; ", node.Reasons.Select(reason => reason.Text))}");

    private static Arbitrary<IReadOnlyList<Node>> Clusters
    {
        get
        {
            var taint = Gen.Elements("a:NoSchedule", "a=1:NoSchedule", "a=1:NoExecute", "b:NoExecute", "b:PreferNoSchedule");
            var labels = Gen.Elements<Dictionary<string, string>>(
                [],
                new() { ["disk"] = "ssd" },
                new() { ["disk"] = "hdd", ["zone"] = "1" },
                new() { ["disk"] = "", ["zone"] = "007" },
                new() { ["zone"] = "-3", ["rack"] = "r1" },
                new() { ["zone"] = "west", ["rack"] = "r2", ["disk"] = "ssd" });
            var node = from name in Gen.Frequency((20, Gen.Choose(0, 99).Select(number => $"n{number}")), (1, Gen.Constant("")))
                       from carried in labels
                       from taints in taint.ListOf()
                       select A.Cluster().Node(name, true, carried, [.. taints.Take(3)]).Build().Nodes[0];
            return node.ListOf().Select(nodes => (IReadOnlyList<Node>)[.. nodes]).ToArbitrary();
        }
    }

    private static Arbitrary<PodSpec> Templates
    {
        get
        {
            var toleration = Gen.Elements<Toleration>(
                new() { Key = "a", Operator = "Exists" },
                new() { Key = "a", Value = "1", Effect = "NoSchedule" },
                new() { Key = "b", Operator = "Exists", Effect = "NoExecute" },
                new() { Operator = "Exists" });
            var selector = Gen.Elements<Dictionary<string, string>>(
                [], [], new() { ["disk"] = "ssd" }, new() { ["disk"] = "" }, new() { ["disk"] = "ssd", ["rack"] = "r2" }, new() { ["none"] = "x" });
            var term = from expressions in Expression.ListOf()
                       from fields in Field.ListOf()
                       select new NodeSelectorTerm { MatchExpressions = [.. expressions.Take(2)], MatchFields = [.. fields.Take(2)] };
            var affinity = from isThere in Gen.Elements(true, false)
                           from terms in term.ListOf()
                           select isThere ? new NodeSelector { NodeSelectorTerms = [.. terms.Take(3)] } : null;
            var template = from tolerations in toleration.ListOf()
                           from wanted in selector
                           from required in affinity
                           from name in Gen.Elements("", "", "", "n1")
                           select new PodSpec
                           {
                               NodeName = name,
                               NodeSelector = wanted,
                               Tolerations = [.. tolerations.Take(2)],
                               Affinity = required is null ? null : new()
                               {
                                   NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = required },
                               },
                           };
            return template.ToArbitrary();
        }
    }

    private static Gen<NodeSelectorRequirement> Expression =>
        from key in Gen.Elements("disk", "zone", "rack", "none", "not a key")
        from op in Gen.Elements("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", "Unknown")
        from values in Gen.Elements<string[]>([], [], ["ssd"], ["", "hdd"], ["1"], ["5"], ["r1", "r2", "r3"], ["not a value!"])
        select new NodeSelectorRequirement { Key = key, Operator = op, Values = values };

    private static Gen<NodeSelectorRequirement> Field =>
        from key in Gen.Elements("metadata.name", "metadata.name", "metadata.namespace")
        from op in Gen.Elements("In", "NotIn", "Exists", "Gt")
        from values in Gen.Elements<string[]>([], ["n1"], ["n3"], ["n3", "n4"], [""])
        select new NodeSelectorRequirement { Key = key, Operator = op, Values = values };
}
