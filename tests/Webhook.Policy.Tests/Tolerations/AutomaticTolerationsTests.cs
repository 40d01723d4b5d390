using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

public sealed class AutomaticTolerationsTests
{
    // The table of https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
    private static readonly string[] Table =
    [
        "node.kubernetes.io/not-ready:NoExecute",
        "node.kubernetes.io/unreachable:NoExecute",
        "node.kubernetes.io/disk-pressure:NoSchedule",
        "node.kubernetes.io/memory-pressure:NoSchedule",
        "node.kubernetes.io/pid-pressure:NoSchedule",
        "node.kubernetes.io/unschedulable:NoSchedule",
    ];

    [Fact]
    public void Are_those_of_the_documentation()
    {
        Assert.Equal(Table, AutomaticTolerations.For(hostNetwork: false).Select(toleration => toleration.ToString()));
        Assert.Equal(
            [.. Table, "node.kubernetes.io/network-unavailable:NoSchedule"],
            AutomaticTolerations.For(hostNetwork: true).Select(toleration => toleration.ToString()));
        Assert.All(AutomaticTolerations.For(hostNetwork: true), toleration => Assert.Equal("Exists", toleration.Operator));
    }
}
