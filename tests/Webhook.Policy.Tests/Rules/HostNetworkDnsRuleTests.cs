using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class HostNetworkDnsRuleTests
{
    private readonly HostNetworkDnsRule _rule = new();

    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, "ClusterFirst", true)]
    [InlineData(true, "ClusterFirstWithHostNet", false)]
    [InlineData(true, "Default", false)]
    [InlineData(true, "None", false)]
    [InlineData(false, "", false)]
    [InlineData(false, "ClusterFirst", false)]
    public void Flags_ClusterFirst_under_hostNetwork(bool hostNetwork, string policy, bool flagged)
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with { HostNetwork = hostNetwork, DnsPolicy = policy });

        Assert.Equal(flagged ? ["spec.template.spec.dnsPolicy"] : [], RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Leaves_Windows_alone()
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with
        {
            HostNetwork = true,
            NodeSelector = new Dictionary<string, string> { ["kubernetes.io/os"] = "windows" },
        });

        Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet)));
    }
}
