using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>Which nodes capacity-fit names, for every kind of resource and every way to ask for it.</summary>
public sealed class CapacityFitRuleTests
{
    private const string Cpu = "spec.template.spec.containers[0].resources.requests.cpu";

    public static TheoryData<string, string, string, string> Resources => new()
    {
        { "cpu", "4001m", "4", "asks for 4.001 CPU, of which n0 offers 4" },
        { "memory", "8Gi", "7.5Gi", "asks for 8Gi of memory, of which n0 offers 7.5Gi" },
        { "memory", "16374869Ki", "16374868Ki", "asks for 15.62Gi of memory, of which n0 offers 15.61Gi" },
        { "ephemeral-storage", "1Ti", "100Gi", "asks for 1Ti of ephemeral-storage, of which n0 offers 100Gi" },
        { "hugepages-2Mi", "1Gi", "0", "asks for 1Gi of hugepages-2Mi, which n0 does not offer" },
        { "nvidia.com/gpu", "2", "1", "asks for 2 nvidia.com/gpu, of which n0 offers 1" },
        { "nvidia.com/gpu", "1", "0", "asks for 1 nvidia.com/gpu, which n0 does not offer" },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public void Names_the_node_the_resource_and_both_amounts(string resource, string asked, string offered, string words)
    {
        var messages = Messages(Asking((resource, asked)), Offering((resource, offered)));

        var message = Assert.Single(messages);
        Assert.Equal($"placed on 1 node, but can never run on 1 of them: {words}", message);
    }

    [Theory]
    [InlineData("cpu", "4", "4")]
    [InlineData("cpu", "4000m", "4")]
    [InlineData("memory", "1Gi", "1073741824")]
    [InlineData("pods", "5", "1")]
    public void Says_nothing_of_a_pod_that_is_just_small_enough(string resource, string asked, string offered) =>
        Assert.Empty(Messages(Asking((resource, asked)), Offering((resource, offered))));

    [Fact]
    public void Does_not_judge_a_node_that_has_reported_nothing() =>
        Assert.Empty(Messages(Asking(("cpu", "64")), A.Cluster().Nodes(2).Build()));

    [Fact]
    public void Leaves_out_nodes_that_pods_are_not_placed_on() =>
        Assert.Empty(Messages(Asking(("cpu", "64")), With(A.Cluster().Node("n0", "k:NoSchedule").Build(), ("cpu", "4"))));

    [Fact]
    public void Counts_init_containers_sidecars_overhead_limits_and_requests_of_the_pod()
    {
        var cluster = Offering(("cpu", "4"), ("memory", "8Gi"));

        Assert.Single(Messages(Pod(pod => pod with { InitContainers = [Container(("cpu", "5"))] }), cluster));
        Assert.Single(Messages(Pod(pod => pod with { Containers = [Container(("cpu", "3"))], InitContainers = [Container(("cpu", "2")) with { RestartPolicy = "Always" }] }), cluster));
        Assert.Empty(Messages(Pod(pod => pod with { Containers = [Container(("cpu", "3"))], InitContainers = [Container(("cpu", "2"))] }), cluster));
        Assert.Single(Messages(Pod(pod => pod with { Containers = [Container(("cpu", "3"))], Overhead = Amounts(("cpu", "2")) }), cluster));
        Assert.Single(Messages(Pod(pod => pod with { Containers = [new() { Resources = new() { Limits = Amounts(("cpu", "5")) } }] }), cluster));
        Assert.Single(Messages(Pod(pod => pod with { Resources = new() { Requests = Amounts(("memory", "9Gi")) } }), cluster));
        Assert.Empty(Messages(Pod(pod => pod with { Containers = [Container(("cpu", "5"))], Resources = new() { Requests = Amounts(("cpu", "2")) } }), cluster));
    }

    [Fact]
    public void Reports_each_resource_at_the_field_that_asks_most_of_it()
    {
        var daemonSet = Pod(pod => pod with { Containers = [Container(("cpu", "1")), Container(("cpu", "63"), ("nvidia.com/gpu", "1"))] });

        var findings = RuleRun.Of(new CapacityFitRule(), A.Creation(daemonSet) with { Cluster = Offering(("cpu", "4"), ("pods", "110")) });

        Assert.Equal(
            ["spec.template.spec.containers[1].resources.requests.cpu", "spec.template.spec.containers[1].resources.requests[nvidia.com/gpu]"],
            findings.Select(finding => finding.Field));
        Assert.StartsWith("lower what the pod asks for to 4 CPU or less in all, or ", findings[0].Remedy, StringComparison.Ordinal);
        Assert.Equal("place the pods with spec.template.spec.nodeSelector on nodes that offer 1 nvidia.com/gpu or more", findings[1].Remedy);
    }

    [Fact]
    public void Writes_an_amount_that_leaves_room_for_the_overhead_and_the_nodes_to_keep_off()
    {
        var small = new Dictionary<string, string> { ["kubernetes.io/hostname"] = "host-0" };
        var nodes = A.Cluster().Node("n0", true, small).Node("n1").Build().Nodes.All
            .Select(node => node with { Status = new() { Allocatable = Amounts(("cpu", node.Metadata.Name == "n0" ? "1930m" : "8")) } });
        var daemonSet = Pod(pod => pod with { Containers = [Container(("cpu", "2"))], Overhead = Amounts(("cpu", "250m")) });

        var finding = Assert.Single(RuleRun.Of(new CapacityFitRule(), A.Creation(daemonSet) with { Cluster = ClusterSnapshot.Of(nodes, new()) }));

        Assert.Equal(Cpu, finding.Field);
        Assert.Equal("placed on 2 nodes, but can never run on 1 of them: asks for 2.25 CPU, of which n0 offers 1.93", finding.Message);
        Assert.Equal(
            $"lower {Cpu} to 1.68 or less, or keep the pods off these nodes: add to matchExpressions of each nodeSelectorTerm of the required node affinity "
                + "- {key: kubernetes.io/hostname, operator: NotIn, values: [\"host-0\"]}",
            finding.Remedy);
    }

    [Fact]
    public void Ignores_as_the_kubelet_does_an_extended_resource_that_the_named_node_does_not_have()
    {
        var cluster = Offering(("cpu", "4"));

        Assert.Empty(Messages(Pod(pod => pod with { NodeName = "n0", Containers = [Container(("example.com/disk", "1"))] }), cluster));
        Assert.Single(Messages(Pod(pod => pod with { NodeName = "n0", Containers = [Container(("cpu", "5"))] }), cluster));
    }

    [Theory]
    [InlineData(3, "placed on 3 of 3 nodes, fits on none: asks for 64 CPU, the largest has 4")]
    [InlineData(1, "placed on 3 of 3 nodes, fits on at most 2: asks for 64 CPU, 1 has 4")]
    [InlineData(0, "runs on 3 of 3 nodes")]
    public void Takes_the_nodes_out_of_the_sentence_about_the_placement(int small, string sentence)
    {
        var cluster = Cluster(small);

        Assert.Equal(sentence, cluster.CapacityOf(Asking(("cpu", "64")).Build()).Summary);
    }

    [Fact]
    public void Keeps_the_reasons_of_the_other_nodes_in_the_sentence()
    {
        var cluster = With(A.Cluster().Nodes(1).Node("t", "k:NoSchedule").Build(), ("cpu", "4"));

        Assert.Equal(
            "placed on 1 of 2 nodes, fits on none: asks for 64 CPU, the largest has 4; 1 has taint k:NoSchedule",
            cluster.CapacityOf(Asking(("cpu", "64")).Build()).Summary);
    }

    [Fact]
    public void Is_heeded_in_the_sentence_about_a_change_of_nodes()
    {
        var before = Cluster(3);
        var after = before.With(ClusterBuilder.Taint("k:NoSchedule"), node => node.Metadata.Name == "n0");

        var change = PlacementChange.Of(A.Creation(Asking(("cpu", "64"))) with { Cluster = after }, before);

        Assert.Equal("placed on 2 of 3 nodes instead of 3, can never run on 2: loses n0", PlacementChangeSummary.Of(change));
    }

    [Theory]
    [InlineData("1", 1, "restarts at most 3 pods, 1 at a time, and does not finish: the new pods can never run on 1 node (n0)")]
    [InlineData("2", 1, "restarts 3 pods, 2 at a time, and does not finish: the new pods can never run on 1 node (n0)")]
    [InlineData("1", 0, "restarts 3 pods, 1 at a time, at most about 3 minutes")]
    public void Gives_no_estimate_for_a_roll_out_that_does_not_finish(string maxUnavailable, int small, string summary)
    {
        var plan = RolloutPlan.For(A.Creation(Asking(("cpu", "64")).Rolling(maxUnavailable)) with { Cluster = Cluster(small) });

        Assert.Equal(summary, plan.Summary);
        Assert.Equal(small > 0, plan.EstimateSeconds is null);
        Assert.Equal(small > 0, plan.Assumptions.Any(text => text.StartsWith("No estimate: the new pods can never run on 1 node (n0)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Allocates_nothing_for_a_template_that_fits()
    {
        var rule = new CapacityFitRule();
        var findings = new FindingSink();
        var review = A.Creation(Asking(("cpu", "1"))) with { Cluster = Cluster(3) };
        rule.Check(review, findings);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            rule.Check(review, findings);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(findings.Findings);
    }

    private static IReadOnlyList<string> Messages(DaemonSetBuilder daemonSet, ClusterSnapshot cluster) =>
        RuleRun.Messages(new CapacityFitRule(), A.Creation(daemonSet) with { Cluster = cluster });

    private static DaemonSetBuilder Asking(params (string, string)[] requests) => A.DaemonSet().Containers(Container(requests));

    private static DaemonSetBuilder Pod(Func<PodSpec, PodSpec> change) => A.DaemonSet().PodSpec(change);

    private static Container Container(params (string, string)[] requests) => new() { Name = "c", Resources = new() { Requests = Amounts(requests) } };

    private static ClusterSnapshot Offering(params (string, string)[] offered) => With(A.Cluster().Nodes(1).Build(), offered);

    private static ClusterSnapshot Cluster(int small) => ClusterSnapshot.Of(
        A.Cluster().Nodes(3).Build().Nodes.All.Select((node, i) => node with { Status = new() { Allocatable = Amounts(("cpu", i < small ? "4" : "128")) } }), new());

    private static ClusterSnapshot With(ClusterSnapshot cluster, params (string, string)[] offered) =>
        ClusterSnapshot.Of(cluster.Nodes.All.Select(node => node with { Status = new() { Allocatable = Amounts(offered) } }), new());

    private static Dictionary<string, string> Amounts(params (string Resource, string Quantity)[] amounts) =>
        amounts.ToDictionary(amount => amount.Resource, amount => amount.Quantity);
}
