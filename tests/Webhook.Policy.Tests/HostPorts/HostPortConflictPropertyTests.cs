using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Rules.Placement;
using Webhook.Policy.Tests.Properties;
using Webhook.Testing;

namespace Webhook.Policy.Tests.HostPorts;

public sealed class HostPortConflictPropertyTests
{
    private static readonly Gen<ContainerPort> Port =
        from number in Gen.Choose(79, 82)
        from host in Gen.Elements(0, 0, -1, 80, 81)
        from protocol in Gen.Elements("", "TCP", "UDP")
        from address in Gen.Elements("", "", "0.0.0.0", "10.0.0.1")
        select new ContainerPort { Port = number, HostPort = host, Protocol = protocol, HostIP = address };

    private static readonly Gen<PodSpec> Pod =
        from ports in Gen.ListOf(Port, 3)
        from sidecar in Gen.ListOf(Port, 1)
        from many in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(30, 40)))
        from hostNetwork in Gen.Elements(true, false)
        from restart in Gen.Elements("", "Always")
        select new PodSpec
        {
            HostNetwork = hostNetwork,
            InitContainers = [new() { Name = "first", RestartPolicy = restart, Ports = [.. sidecar.Take(hostNetwork ? 0 : 1)] }],
            Containers =
            [
                new() { Name = "agent", Ports = [.. ports] },
                new() { Name = "other", Ports = [.. Enumerable.Range(1000, many).Select(number => new ContainerPort { Port = number, HostPort = number })] },
            ],
        };

    [Fact]
    public void Finds_something_wherever_comparing_each_port_with_each_other_does() => Law.Holds(
        from mine in Pod
        from theirs in Pod
        select (mine, theirs),
        pods =>
        {
            var other = A.DaemonSet().Named("other").PodSpec(_ => pods.theirs);
            var cluster = A.Cluster().Node("a").With(other, A.DaemonSet().PodSpec(_ => pods.mine)).Build();
            var (mine, theirs) = (PodHostPorts.Of(pods.mine), PodHostPorts.Of(pods.theirs));
            var clashes = mine.Where((use, i) => mine.Take(i).Any(use.ClashesWith) || theirs.Any(use.ClashesWith)).Any();

            return clashes == RuleRun.Of(new HostPortConflictRule(), A.Creation(A.DaemonSet().PodSpec(_ => pods.mine)) with { Cluster = cluster }).Count > 0;
        });

    [Fact]
    public void Numbers_the_ports_that_it_lists() => Law.Holds(Pod, pod =>
    {
        var numbers = new int[16];
        var count = PodHostPorts.Numbers(pod, numbers);
        var listed = PodHostPorts.Of(pod).Select(use => use.Port.Port).ToList();

        return count == listed.Count && numbers.Take(count).SequenceEqual(listed.Take(numbers.Length));
    });
}
