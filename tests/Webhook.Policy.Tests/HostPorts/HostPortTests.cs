using Webhook.Model.Core;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.HostPorts;

public sealed class HostPortTests
{
    [Theory]
    [InlineData(80, "TCP", "", 80, "TCP", "", true)]
    [InlineData(80, "TCP", "", 81, "TCP", "", false)]
    [InlineData(80, "TCP", "", 80, "UDP", "", false)]
    [InlineData(80, "TCP", "10.0.0.1", 80, "TCP", "10.0.0.2", false)]
    [InlineData(80, "TCP", "10.0.0.1", 80, "TCP", "10.0.0.1", true)]
    [InlineData(80, "TCP", "10.0.0.1", 80, "TCP", "0.0.0.0", true)]
    [InlineData(80, "TCP", "", 80, "TCP", "10.0.0.2", true)]
    public void Clashes_on_the_same_port_and_protocol_of_an_address_in_common(
        int port, string protocol, string ip, int otherPort, string otherProtocol, string otherIp, bool clashes)
    {
        var (one, other) = (Use(port, protocol, ip), Use(otherPort, otherProtocol, otherIp));

        Assert.Equal((clashes, clashes), (one.ClashesWith(other), other.ClashesWith(one)));
    }

    [Fact]
    public void Reads_containers_and_sidecars_and_under_hostNetwork_every_port()
    {
        var pod = new PodSpec
        {
            InitContainers = [new() { Name = "setup", Ports = [new() { HostPort = 1 }] }, new() { Name = "proxy", RestartPolicy = "Always", Ports = [new() { Port = 15001, HostPort = 2 }] }],
            Containers = [new() { Name = "agent", Ports = [new() { Port = 9100 }, new() { Port = 53, HostPort = 53, Protocol = "UDP", HostIP = "10.0.0.1" }] }],
        };

        Assert.Equal(["2", "53/UDP on 10.0.0.1"], PodHostPorts.Of(pod).Select(use => use.Text));
        Assert.Equal(
            [
                "spec.template.spec.initContainers[1].ports[0].hostPort",
                "spec.template.spec.containers[0].ports[0].containerPort",
                "spec.template.spec.containers[0].ports[1].hostPort",
            ],
            PodHostPorts.Of(pod with { HostNetwork = true }).Select(use => use.Field));
    }

    [Fact]
    public void Is_not_its_own_conflict_and_none_where_no_node_is_shared()
    {
        var cluster = A.Cluster().Nodes(2).With(Taking(9100)).With(Taking(9100).Named("gone").BeingDeleted())
            .With(Taking(9100).Named("nowhere").PodSpec(pod => pod with { NodeName = "absent" })).Build();

        Assert.Empty(RuleRun.Of(new HostPortConflictRule(), A.Creation(Taking(9100)) with { Cluster = cluster }));
        Assert.Empty(RuleRun.Of(new HostPortConflictRule(), A.LiveObject(Taking(9100)) with { Cluster = cluster }));
        Assert.Single(RuleRun.Of(new HostPortConflictRule(), A.Creation(Taking(9100).Named("new")) with { Cluster = cluster }));
    }

    private static DaemonSetBuilder Taking(int port) =>
        A.DaemonSet().Containers(new Container { Name = "agent", Ports = [new() { Port = port, HostPort = port }] });

    private static HostPortUse Use(int port, string protocol, string ip) => new("agent", default, new HostPort(port, protocol, ip));
}
