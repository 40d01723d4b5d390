using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class ControlPlaneAccessRuleTests
{
    private const string ControlPlane = "node-role.kubernetes.io/control-plane";
    private readonly ControlPlaneAccessRule _rule = new();

    [Theory]
    [InlineData(ControlPlane, "Exists", "", "NoSchedule", ControlPlane + ":NoSchedule")]
    [InlineData(ControlPlane, "", "", "", ControlPlane + ":NoSchedule")]
    [InlineData("node-role.kubernetes.io/master", "Exists", "", "NoExecute", "node-role.kubernetes.io/master:NoExecute")]
    [InlineData(ControlPlane, "Equal", "true", "NoSchedule", ControlPlane + "=true:NoSchedule")]
    [InlineData("", "Exists", "", "", ControlPlane + ":NoSchedule")]
    [InlineData("", "Exists", "", "NoExecute", ControlPlane + ":NoExecute")]
    public void Names_the_control_plane_taint_that_is_tolerated(string key, string op, string value, string effect, string taint)
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating("gpu").Tolerating(key, op, value, effect))));

        Assert.Equal("spec.template.spec.tolerations[1]", finding.Field);
        Assert.Contains($"tolerates the control-plane taint {taint}, but namespace logging is not allowed to (allowed: kube-system, *-system)", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ControlPlane, "Exists", "", "PreferNoSchedule")]
    [InlineData(ControlPlane, "Equal", "other", "")]
    [InlineData("node-role.kubernetes.io/edge", "Exists", "", "")]
    [InlineData("", "Equal", "", "")]
    public void Accepts_other_tolerations(string key, string op, string value, string effect) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op, value, effect))));

    [Theory]
    [InlineData(null, "kube-system", false)]
    [InlineData(null, "longhorn-system", false)]
    [InlineData(null, "system", true)]
    [InlineData("""{"allowedNamespaces": ["logging"]}""", "logging", false)]
    [InlineData("""{"allowedNamespaces": []}""", "kube-system", true)]
    [InlineData("""{"keys": ["node-role.kubernetes.io/edge"]}""", "logging", false)]
    public void Follows_the_parameters(string? parameters, string ns, bool flagged)
    {
        var daemonSet = A.DaemonSet().InNamespace(ns).Tolerating(ControlPlane, "Exists");

        Assert.Equal(flagged, RuleRun.Of(_rule.Configure(Parameters.Of(parameters)), A.Manifest(daemonSet)).Count == 1);
    }

    [Fact]
    public void Says_once_that_the_usual_pair_is_there()
    {
        var daemonSet = A.DaemonSet().Tolerating(ControlPlane, "Exists", effect: "NoSchedule").Tolerating("node-role.kubernetes.io/master", "", effect: "NoSchedule");

        Assert.StartsWith(
            $"spec.template.spec.tolerations[0] ({ControlPlane}:NoSchedule) and spec.template.spec.tolerations[1] "
                + "(node-role.kubernetes.io/master:NoSchedule (Equal, no value)) tolerate the control-plane taints "
                + $"{ControlPlane}:NoSchedule and node-role.kubernetes.io/master:NoSchedule, but",
            Assert.Single(RuleRun.Messages(_rule, A.Manifest(daemonSet))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_no_namespace_may_where_none_is_allowed()
    {
        var rule = _rule.Configure(Parameters.Of("""{"allowedNamespaces": []}"""));

        Assert.Contains("but namespace logging is not allowed to (allowed: none)", Assert.Single(RuleRun.Messages(rule, A.Manifest(A.DaemonSet().Tolerating(ControlPlane, "Exists")))), StringComparison.Ordinal);
    }
}
