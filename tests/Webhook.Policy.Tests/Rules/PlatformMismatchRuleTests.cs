using Webhook.Model.Core;
using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>Which nodes platform-mismatch speaks of, and that what it says to write helps.</summary>
public sealed class PlatformMismatchRuleTests
{
    private const string FargateTaint = "eks.amazonaws.com/compute-type=fargate:NoSchedule";

    private readonly PlatformMismatchRule _rule = new();

    [Fact]
    public void Names_ten_virtual_nodes_and_counts_the_others()
    {
        var cluster = A.Cluster().Node("real");
        for (var i = 10; i < 22; i++)
            cluster.Node($"f{i}", true, new() { ["eks.amazonaws.com/compute-type"] = "fargate" }, FargateTaint);

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(Everywhere()) with { Cluster = cluster.Build() }));

        Assert.Equal(
            "12 of the 13 nodes that the pods are placed on are virtual: f10, f11, f12, f13, f14, f15, f16, f17, f18, f19 and 2 more "
                + "(EKS Fargate, which runs no daemon pods)",
            finding.Message);
    }

    [Fact]
    public void Says_in_the_summary_that_nodes_are_virtual()
    {
        var cluster = A.Cluster().Node("real").Node("cp", "cp:NoExecute").Node("k", true, new() { ["type"] = "kwok" });
        var onlyVirtual = A.Cluster().Node("k", true, new() { ["type"] = "kwok" });

        Assert.Equal(
            "placed on 2 of 3 nodes, 1 of them virtual: 1 has taint cp:NoExecute", cluster.Build().PlacementOf(A.DaemonSet().Build()).Summary);
        Assert.Equal("placed on 1 of 1 node, all of them virtual", onlyVirtual.Build().PlacementOf(A.DaemonSet().Build()).Summary);
    }

    [Fact]
    public void Writes_an_affinity_that_keeps_the_pods_off_and_silences_the_rule()
    {
        var cluster = A.Cluster().Node("real").Node("k", true, new() { ["type"] = "kwok" }).Node("v", true, new() { ["type"] = "virtual-kubelet" }).Build();

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(Everywhere()) with { Cluster = cluster }));
        var followed = Everywhere().PodSpec(pod => pod with { Affinity = Requiring(new NodeSelectorRequirement { Key = "type", Operator = "NotIn", Values = ["kwok", "virtual-kubelet"] }) });

        Assert.Equal(
            "keep the pods off them: add to spec.template.spec affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
                + "{nodeSelectorTerms: [{matchExpressions: [{key: type, operator: NotIn, values: [kwok, virtual-kubelet]}]}]}}}",
            finding.Remedy);
        Assert.Empty(RuleRun.Of(_rule, A.Creation(followed) with { Cluster = cluster }));
        Assert.Equal(1, cluster.PlacementOf(followed.Build()).Runs);
    }

    [Fact]
    public void Adds_to_an_affinity_that_is_there()
    {
        var cluster = A.Cluster().Node("k", true, new() { ["type"] = "kwok", ["zone"] = "a" }).Build();
        var zoned = A.DaemonSet().PodSpec(pod => pod with { Affinity = Requiring(new NodeSelectorRequirement { Key = "zone", Operator = "Exists" }) });

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(zoned) with { Cluster = cluster }));

        Assert.Equal(
            "keep the pods off them: add to matchExpressions of each term of spec.template.spec.affinity.nodeAffinity."
                + "requiredDuringSchedulingIgnoredDuringExecution: - {key: type, operator: NotIn, values: [kwok]}",
            finding.Remedy);
    }

    [Fact]
    public void Drops_the_toleration_of_a_virtual_node_without_the_label()
    {
        var cluster = A.Cluster().Node("real").Node("aci", "virtual-kubelet.io/provider=azure:NoSchedule").Build();
        var daemonSet = A.DaemonSet().Tolerating("other", "Exists").Tolerating("virtual-kubelet.io/provider", "Exists");

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(daemonSet) with { Cluster = cluster }));

        Assert.Equal("drop spec.template.spec.tolerations[1]", finding.Remedy);
    }

    public static TheoryData<string, string, string[], bool> Choices => new()
    {
        { "kubernetes.io/os", "In", ["linux", "windows"], true },
        { "beta.kubernetes.io/os", "NotIn", ["plan9"], true },
        { "node.kubernetes.io/windows-build", "Exists", [], true },
        { "kubernetes.io/os", "Exists", [], false },
        { "kubernetes.io/hostname", "NotIn", ["elsewhere"], false },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Takes_a_required_affinity_on_the_operating_system_for_a_choice(string key, string operation, string[] values, bool chosen)
    {
        var cluster = A.Cluster()
            .Node("l", true, Labels("linux", key)).Node("w", true, Labels("windows", key)).Build();
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with { Affinity = Requiring(new NodeSelectorRequirement { Key = key, Operator = operation, Values = values }) });

        Assert.Equal(2, cluster.PlacementOf(daemonSet.Build()).Runs);
        Assert.Equal(chosen, RuleRun.Of(_rule, A.Creation(daemonSet) with { Cluster = cluster }).Count == 0);
    }

    [Fact]
    public void Wants_the_choice_in_each_term()
    {
        var cluster = A.Cluster().Node("l", true, Labels("linux", "zone")).Node("w", true, Labels("windows", "zone")).Build();
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with
        {
            Affinity = Requiring(
                new NodeSelectorRequirement { Key = "kubernetes.io/os", Operator = "In", Values = ["linux"] },
                new NodeSelectorRequirement { Key = "zone", Operator = "Exists" }),
        });

        Assert.Single(RuleRun.Of(_rule, A.Creation(daemonSet) with { Cluster = cluster }));
    }

    [Fact]
    public void Says_that_kubelets_of_another_system_refuse_the_pods_even_where_all_are_of_that_one()
    {
        var cluster = A.Cluster().Node("w", true, new() { ["kubernetes.io/os"] = "windows" }).Node("unknown").Build();
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with { Os = new() { Name = "linux" } });

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(daemonSet) with { Cluster = cluster }));

        Assert.Equal("spec.template.spec.os.name", finding.Field);
        Assert.Equal("spec.template.spec.os.name is linux, and the pods are placed on 1 node of Windows (w): the kubelet refuses them there", finding.Message);
        Assert.Empty(RuleRun.Of(_rule, A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(RuleRun.Of(_rule, A.Creation(A.DaemonSet().PodSpec(pod => pod with { Os = new() { Name = "windows" } })) with { Cluster = cluster }));
    }

    [Fact]
    public void Reports_architectures_only_when_pods_are_made_anew()
    {
        var cluster = A.Cluster().Node("a", true, Arch("arm64")).Node("b", true, Arch("amd64")).Build();
        var same = A.Update(A.StoredDaemonSet(), A.StoredDaemonSet()) with { Cluster = cluster, ObjectJson = Template(1), OldObjectJson = Template(1) };

        Assert.Empty(RuleRun.Of(_rule, same));
        Assert.Empty(RuleRun.Of(_rule, A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(_rule, A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(_rule, same with { ObjectJson = Template(2) }));
    }

    [Fact]
    public void Reports_architectures_beyond_those_that_the_policy_lists()
    {
        var rule = _rule.Configure(Parameters.Of("""{"architectures": ["amd64", "arm64"]}"""));
        var cluster = A.Cluster().Node("a", true, Arch("arm64")).Node("b", true, Arch("amd64"));

        Assert.Empty(RuleRun.Of(rule, A.Creation(A.DaemonSet()) with { Cluster = cluster.Build() }));
        Assert.Equal(
            "1 of the 3 nodes that the pods are placed on has architecture arm64 (a), 1 has architecture s390x (z), 1 has architecture amd64, and nothing in "
                + "spec.template.spec chooses one; whether all images are built for each is not known here",
            Assert.Single(RuleRun.Messages(rule, A.Creation(A.DaemonSet()) with { Cluster = cluster.Node("z", true, Arch("s390x")).Build() })));
    }

    private static DaemonSetBuilder Everywhere() => A.DaemonSet().Tolerating("", "Exists");

    private static Dictionary<string, string> Arch(string value) => new() { ["kubernetes.io/arch"] = value };

    private static Dictionary<string, string> Labels(string os, string key) => new() { [key] = "x", ["kubernetes.io/os"] = os };

    private static ReadOnlyMemory<byte> Template(int priority) =>
        System.Text.Encoding.UTF8.GetBytes("{\"spec\":{\"template\":{\"spec\":{\"priority\":" + priority + "}}}}");

    private static Affinity Requiring(params NodeSelectorRequirement[] terms) => new()
    {
        NodeAffinity = new()
        {
            RequiredDuringSchedulingIgnoredDuringExecution = new()
            {
                NodeSelectorTerms = [.. terms.Select(requirement => new NodeSelectorTerm { MatchExpressions = [requirement] })],
            },
        },
    };
}
