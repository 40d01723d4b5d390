using Webhook.Model.Core;
using Webhook.Policy.Reachability;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Reachability;

public sealed class ReachedByTests
{
    [Fact]
    public void Names_host_ports_then_Services_that_select_the_template()
    {
        var daemonSet = A.DaemonSet().Containers(new Container
        {
            Name = "agent",
            Ports = [new() { Port = 9100, HostPort = 9100 }, new() { Port = 53, HostPort = 53, Protocol = "UDP", HostIP = "10.0.0.1" }],
        }).Build();
        var cluster = A.Cluster()
            .With(Service("web") with { Ports = [new() { Port = 80, TargetPort = "http", NodePort = 30080 }, new() { Port = 53, TargetPort = "53", Protocol = "UDP" }] })
            .With(Service("peers") with { Headless = true, Ports = [new() { Port = 80, TargetPort = "9100" }] })
            .With(Service("any"))
            .Build();

        Assert.Equal(
            [
                new(PodAccessKind.HostPort, "TCP 9100 on each node"),
                new(PodAccessKind.HostPort, "UDP 53 on address 10.0.0.1 of each node"),
                new(PodAccessKind.Service, "Service logging/any: any.logging.svc leads to any of the pods"),
                new(PodAccessKind.HeadlessService, "headless Service logging/peers: peers.logging.svc resolves to the pods, TCP 9100"),
                new(
                    PodAccessKind.Service,
                    "Service logging/web: web.logging.svc leads to any of the pods, TCP 80 to port http (and 30080 on every node) and UDP 53"),
            ],
            ReachedBy.Of(daemonSet, "logging", cluster));
    }

    [Fact]
    public void Takes_the_port_of_a_Service_for_that_of_the_pods_where_it_names_no_other()
    {
        var cluster = A.Cluster().With(Service("peers") with { Headless = true, Ports = [new() { Port = 8080 }] }).Build();

        Assert.EndsWith("resolves to the pods, TCP 8080", Assert.Single(ReachedBy.Of(A.DaemonSet().Build(), "logging", cluster)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Guesses_at_no_Service()
    {
        var cluster = A.Cluster()
            .With(Service("agent") with { Selector = new Dictionary<string, string> { ["app"] = "agents" } })
            .With(Service("agent-manual") with { Selector = new Dictionary<string, string>() })
            .With(Service("agent-external") with { Type = "ExternalName" })
            .With(Service("agent") with { Namespace = "other", Uid = "other" })
            .Build();

        Assert.Empty(ReachedBy.Of(A.DaemonSet().Build(), "logging", cluster));
        Assert.Empty(ReachedBy.Of(A.DaemonSet().Build(), "logging", null));
    }

    private static Service Service(string name) => new()
    {
        Namespace = "logging",
        Name = name,
        Uid = name,
        Selector = new Dictionary<string, string> { ["app"] = "agent" },
    };
}
