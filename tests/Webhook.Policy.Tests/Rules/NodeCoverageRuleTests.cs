using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>Which field node-coverage blames, and what it says to write there.</summary>
public sealed class NodeCoverageRuleTests
{
    public static TheoryData<string, string, string> Causes => new()
    {
        { "name", "spec.template.spec.nodeName", "drop spec.template.spec.nodeName" },
        { "selector", "spec.template.spec.nodeSelector", "correct spec.template.spec.nodeSelector, or label the nodes that the pods belong on" },
        { "affinity", "spec.template.spec.affinity", "correct spec.template.spec.affinity, or label the nodes that the pods belong on" },
        { "taint", "spec.template.spec.tolerations", "add a toleration for taint k=v:NoSchedule if the pods belong on those nodes" },
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
    public void Keeps_the_minimum_that_parameters_do_not_set()
    {
        var cluster = A.Cluster().Node("a").Node("b", "k:NoSchedule").Build();

        Assert.NotEmpty(RuleRun.Of(new NodeCoverageRule(60).Configure(Parameters.Of(null)), A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(RuleRun.Of(new NodeCoverageRule(60).Configure(Parameters.Of("""{"minimum": 50}""")), A.Creation(A.DaemonSet()) with { Cluster = cluster }));
    }
}
