using Webhook.Model.Apps;
using Webhook.Policy.HostPorts;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>surge-port-conflict: a pod that surges must fit beside the old one.</summary>
/// <remarks>
/// <para>Fields: <c>spec.updateStrategy.rollingUpdate.maxSurge</c> with <c>hostPort</c> of containers and sidecars, or with
/// <c>containerPort</c> under hostNetwork. Allowed: one of the two.</para>
/// <para>Why: the new pod stays Pending for the port of the old one, which is deleted only once the new one is available.</para>
/// <para>Source: <see href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/1591-daemonset-surge"/>,
/// whose check the API server never got.</para>
/// </remarks>
internal sealed class SurgePortConflictRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;
        var pod = daemonSet.Spec.Template.Spec;

        // An invalid surge is update-strategy-syntax's to report.
        if (strategy.Type != DaemonSetUpdateStrategy.RollingUpdateType
            || strategy.RollingUpdate?.MaxSurge is not { } surge
            || StrategyNumber.Of(surge) is null or 0)
        {
            return;
        }

        var uses = PodHostPorts.Of(pod);
        if (uses.Count > 0)
        {
            var holders = uses.GroupBy(use => use.Container, (name, ports) => Text(name, [.. ports.Select(use => use.Text)]));
            findings.Report(
                FieldPaths.MaxSurge,
                $"{FieldPaths.MaxSurge} is {surge} while {(pod.HostNetwork ? "hostNetwork is true and " : "")}{Phrases.And([.. holders])}: "
                    + $"two pods can't hold {(uses.Count == 1 ? "it" : "them")} on one node and the roll-out never ends",
                "set maxSurge 0 and maxUnavailable 1, or drop "
                    + $"{(pod.HostNetwork ? "hostNetwork" : uses.Count == 1 ? "the host port" : "the host ports")}");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "surge-port-conflict",
        Title = "Surge with a host port never finishes",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Deny,
        What = "spec.updateStrategy.rollingUpdate.maxSurge is above 0 while a container or sidecar takes a host port: by hostPort, or "
            + "by containerPort under hostNetwork.",
        Why = "The new pod waits for the port of the old one, and the old one is deleted only once the new one is available: the "
            + "roll-out stops on the first nodes for ever.",
        Remedy = "Set maxSurge to 0 and maxUnavailable to 1 or more, or give up the host port.",
        Source = "https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/1591-daemonset-surge",
    };

    private static string Text(string container, List<string> ports) =>
        $"container {container} takes host {(ports.Count == 1 ? "port" : "ports")} {Phrases.And(ports)}";
}
