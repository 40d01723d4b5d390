using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class HostPortConflictRuleTests
{
    private readonly HostPortConflictRule _rule = new();

    [Theory]
    [InlineData(1, "on 1 node that both run on (n0)")]
    [InlineData(3, "on 3 nodes that both run on (n0, n1 and n2)")]
    [InlineData(5, "on 5 nodes that both run on (n0, n1, n2 and 2 more)")]
    public void Names_the_first_few_of_the_shared_nodes(int nodes, string where)
    {
        var cluster = A.Cluster().Nodes(nodes).With(Other("web", "b", 80)).Build();

        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(Taking(A.DaemonSet(), 80)) with { Cluster = cluster }));

        Assert.Equal(
            "spec.template.spec.containers[0].ports[0].hostPort takes host port 80, as DaemonSet web/b does, "
                + $"{where}: one of the two pods stays Pending there",
            finding.Message);
        Assert.Equal("use another port for one of the two, or keep them on different nodes with nodeSelector", finding.Remedy);
    }

    [Fact]
    public void Gathers_ports_by_the_DaemonSet_they_clash_with_in_order_of_namespace_and_name()
    {
        var cluster = A.Cluster().Nodes(1).With(Other("web", "b", 80), Other("web", "a", 81, 80), Other("app", "z", 82)).Build();

        var findings = RuleRun.Of(_rule, A.Creation(Taking(A.DaemonSet(), 80, 81, 82)) with { Cluster = cluster });

        Assert.Equal(["app/z", "web/a", "web/b"], findings.Select(finding => finding.Message.Split("DaemonSet ")[1].Split(' ')[0]));
        Assert.Contains(" takes host ports 80 and 81, as ", findings[1].Message, StringComparison.Ordinal);
        Assert.Equal("use other ports for one of the two, or keep them on different nodes with nodeSelector", findings[1].Remedy);
    }

    [Fact]
    public void Is_silent_about_itself_and_about_who_runs_elsewhere()
    {
        var elsewhere = Other("web", "a", 80).PodSpec(pod => pod with { NodeName = "n1" });
        var cluster = A.Cluster().Nodes(2).With(Taking(A.StoredDaemonSet(), 80), elsewhere).Build();
        var here = Taking(A.DaemonSet(), 80).PodSpec(pod => pod with { NodeName = "n0" });

        Assert.Empty(RuleRun.Of(_rule, A.Creation(here) with { Cluster = cluster }));
    }

    [Theory]
    [InlineData("Running", "TCP", true)]
    [InlineData("Failed", "TCP", false)]
    [InlineData("Running", "UDP", false)]
    public void Names_the_pods_of_other_owners_that_hold_a_port_now(string phase, string protocol, bool flagged)
    {
        var pod = new Pod { Namespace = "edge", Name = "haproxy-n0", Uid = "p", NodeName = "n0", Phase = phase, HostPorts = [new(443, protocol, "")] };
        var cluster = ClusterSnapshot.Of([.. A.Cluster().Nodes(2).Build().Nodes.All], new ClusterLists { Pods = [pod] });

        var messages = RuleRun.Messages(_rule, A.Creation(Taking(A.DaemonSet(), 443)) with { Cluster = cluster });

        Assert.Equal(
            flagged
                ? ["spec.template.spec.containers[0].ports[0].hostPort takes host port 443, which pod edge/haproxy-n0 on node n0 holds now: until that port is free, the pod of this DaemonSet waits there (1 node)"]
                : [],
            messages);
    }

    private static DaemonSetBuilder Other(string @namespace, string name, params int[] ports) =>
        Taking(A.DaemonSet().InNamespace(@namespace).Named(name), ports);

    private static DaemonSetBuilder Taking(DaemonSetBuilder daemonSet, params int[] ports) => daemonSet.Containers(
        new Container { Name = "agent", Ports = [.. ports.Select(port => new ContainerPort { Port = port, HostPort = port, Protocol = "TCP" })] });
}
