using Webhook.Model.Core;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SurgePortConflictRuleTests
{
    private readonly SurgePortConflictRule _rule = new();

    [Fact]
    public void Says_which_container_takes_which_host_port()
    {
        var daemonSet = A.DaemonSet().Rolling("0", "1").Containers(Taking("agent", hostPort: 9100));

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.updateStrategy.rollingUpdate.maxSurge", finding.Field);
        Assert.Equal(
            "spec.updateStrategy.rollingUpdate.maxSurge is 1 while container agent takes host port 9100: two pods on one node can't both hold it, so in a roll-out each new pod waits until the old pod fails or is deleted",
            finding.Message);
        Assert.Equal("set maxSurge 0 and maxUnavailable 1, or drop the host port", finding.Remedy);
    }

    [Theory]
    [InlineData("0", "1", true)]
    [InlineData("0", "10%", true)]
    [InlineData("0%", "100%", true)]
    [InlineData("1", "0", false)]
    [InlineData("1", "0%", false)]
    [InlineData("1", "00%", false)]
    [InlineData(null, null, false)]
    [InlineData("0", "-1", false)]
    [InlineData("0", "some", false)]
    public void Flags_a_surge_above_zero(string? maxUnavailable, string? maxSurge, bool flagged)
    {
        var daemonSet = A.DaemonSet().Rolling(maxUnavailable, maxSurge).Containers(Taking("agent", hostPort: 9100));

        Assert.Equal(flagged, RuleRun.Of(_rule, A.Manifest(daemonSet)).Count == 1);
    }

    [Fact]
    public void Accepts_a_surge_with_OnDelete_which_does_not_read_it() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Strategy("OnDelete", "0", "1").Containers(Taking("agent", hostPort: 9100)))));

    [Theory]
    [InlineData(0, 8080, false, false)]
    [InlineData(0, 8080, true, true)]
    [InlineData(80, 8080, false, true)]
    [InlineData(0, 0, true, false)]
    public void Takes_container_ports_for_host_ports_under_hostNetwork(int hostPort, int containerPort, bool hostNetwork, bool flagged)
    {
        var daemonSet = A.DaemonSet().Rolling("0", "1").Containers(Taking("agent", hostPort, containerPort))
            .PodSpec(pod => pod with { HostNetwork = hostNetwork });

        Assert.Equal(flagged, RuleRun.Of(_rule, A.Manifest(daemonSet)).Count == 1);
    }

    [Theory]
    [InlineData("Always", true)]
    [InlineData("", false)]
    public void Counts_init_containers_that_stay_only(string restartPolicy, bool flagged)
    {
        var daemonSet = A.DaemonSet().Rolling("0", "1")
            .PodSpec(pod => pod with { InitContainers = [Taking("proxy", hostPort: 80) with { RestartPolicy = restartPolicy }] });

        Assert.Equal(flagged, RuleRun.Of(_rule, A.Manifest(daemonSet)).Count == 1);
    }

    [Theory]
    [InlineData(false, "set maxSurge 0 and maxUnavailable 1, or drop the host ports")]
    [InlineData(true, "set maxSurge 0 and maxUnavailable 1, or drop hostNetwork")]
    public void Counts_the_ports_in_its_words(bool hostNetwork, string remedy)
    {
        var daemonSet = A.DaemonSet().Rolling("0", "1").Containers(Taking("a", 80, 80), Taking("b", 81, 81)).PodSpec(pod => pod with { HostNetwork = hostNetwork });

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal(
            $"spec.updateStrategy.rollingUpdate.maxSurge is 1 while {(hostNetwork ? "hostNetwork is true and " : "")}container a takes host port 80 and "
                + "container b takes host port 81: two pods on one node can't both hold them, so in a roll-out each new pod waits until the old pod fails or is deleted",
            finding.Message);
        Assert.Equal(remedy, finding.Remedy);
    }

    private static Container Taking(string name, int hostPort, int containerPort = 9100) =>
        new() { Name = name, Ports = [new() { Port = containerPort, HostPort = hostPort, Protocol = "TCP" }] };
}
