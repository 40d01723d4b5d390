using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>Which field node-coverage blames, and what it says to write there.</summary>
public sealed class NodeCoverageRuleTests
{
    public static TheoryData<string, string, string> Causes => new()
    {
        { "name", "spec.template.spec.nodeName", "drop spec.template.spec.nodeName" },
        { "selector", "spec.template.spec.nodeSelector", "correct spec.template.spec.nodeSelector, or label the nodes that the pods belong on; for a pool that is scaled to zero now, nothing is wrong" },
        { "affinity", "spec.template.spec.affinity", "correct spec.template.spec.affinity, or label the nodes that the pods belong on; for a pool that is scaled to zero now, nothing is wrong" },
        { "taint", "spec.template.spec.tolerations", "if the pods belong on the 1 node that lacks least, add to spec.template.spec.tolerations: - {key: \"k\", operator: Equal, value: \"v\", effect: NoSchedule}" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Blames_the_field_that_keeps_pods_off(string cause, string field, string remedy)
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => cause switch
        {
            "name" => pod with { NodeName = "elsewhere" },
            "selector" => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } },
            "affinity" => pod with { Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() } } },
            _ => pod,
        });
        var cluster = A.Cluster().Node("n", cause == "taint" ? ["k=v:NoSchedule"] : []).Build();

        var finding = Assert.Single(RuleRun.Of(new NodeCoverageRule(), A.Creation(daemonSet) with { Cluster = cluster }));

        Assert.Equal(field, finding.Field);
        Assert.Equal(remedy, finding.Remedy);
    }

    [Theory]
    [InlineData(50, 4, false)]
    [InlineData(51, 4, true)]
    [InlineData(67, 3, true)]
    [InlineData(66, 3, false)]
    public void Compares_exactly_however_the_percentage_is_rounded(int minimum, int nodes, bool flagged)
    {
        var cluster = A.Cluster();
        for (var i = 0; i < nodes; i++)
            cluster.Node($"n{i}", i < 2 ? [] : ["k:NoSchedule"]);

        var messages = RuleRun.Messages(new NodeCoverageRule(minimum), A.Creation(A.DaemonSet()) with { Cluster = cluster.Build() });

        Assert.Equal(flagged, messages.Count == 1);
        Assert.All(messages, message => Assert.EndsWith($" ({2 * 100 / nodes}%, the minimum is {minimum}%)", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Goes_by_the_selected_nodes_with_the_fewest_obstacles_and_names_what_the_others_need_besides()
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["gpu"] = "true" } });
        var cluster = A.Cluster().Nodes(5)
            .Node("g1", "a.io/x:NoSchedule", "a.io/y:NoExecute").Node("g2", "a.io/x:NoSchedule", "a.io/y:NoExecute").Node("g3", "a.io/x:NoSchedule").Build()
            .WithLabel("gpu", "true", node => node.Metadata.Name.StartsWith('g'));

        var finding = Assert.Single(RuleRun.Of(new NodeCoverageRule(), A.Creation(daemonSet) with { Cluster = cluster }));

        Assert.Equal("spec.template.spec.tolerations", finding.Field);
        Assert.Equal(
            "if the pods belong on the 1 node that lacks least, add to spec.template.spec.tolerations: - {key: a.io/x, operator: Exists, effect: NoSchedule}; "
                + "for 2 more nodes also: - {key: a.io/y, operator: Exists, effect: NoExecute}",
            finding.Remedy);
    }

    [Fact]
    public void Says_once_that_no_live_node_is_of_the_pool()
    {
        var pool = A.StoredDaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["lifecycle"] = "spot" } });
        var cluster = A.Cluster().Nodes(2).Build();
        var rule = new NodeCoverageRule();

        Assert.Empty(RuleRun.Of(rule, A.Update(pool, pool) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(rule, A.Creation(pool) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(rule, A.Update(A.StoredDaemonSet(), pool) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(rule, A.LiveObject(pool) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(new NodeCoverageRule(10), A.Update(pool, pool) with { Cluster = cluster }));
    }

    [Fact]
    public void Guesses_nothing_where_the_feature_gate_decides()
    {
        var daemonSet = A.DaemonSet().Tolerating("score", "Gt", "5", "NoSchedule");
        var cluster = A.Cluster().Node("a", "score=6:NoSchedule").Node("b", "score=4:NoSchedule").Build();

        var message = Assert.Single(RuleRun.Messages(new NodeCoverageRule(), A.Creation(daemonSet) with { Cluster = cluster }));

        Assert.Contains("on 1 more it depends on the feature gate TaintTolerationComparisonOperators", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_minimum_that_parameters_do_not_set()
    {
        var cluster = A.Cluster().Node("a").Node("b", "k:NoSchedule").Build();

        Assert.NotEmpty(RuleRun.Of(new NodeCoverageRule(60).Configure(Parameters.Of(null)), A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(RuleRun.Of(new NodeCoverageRule(60).Configure(Parameters.Of("""{"minimum": 50}""")), A.Creation(A.DaemonSet()) with { Cluster = cluster }));
    }
}
