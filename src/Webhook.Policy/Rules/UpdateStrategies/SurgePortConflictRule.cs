using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Policy.HostPorts;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>surge-port-conflict: a pod that surges must fit beside the old one.</summary>
/// <remarks>
/// <para>Fields: <c>spec.updateStrategy.rollingUpdate.maxSurge</c> with <c>hostPort</c> of containers and sidecars, or with
/// <c>containerPort</c> under hostNetwork. Allowed: one of the two.</para>
/// <para>Why: the new pod stays Pending for the port of the old one, which is deleted only once the new one is available or the old
/// one is not ready.</para>
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
        if (uses.Count > 0 && !FindsPortsFree(uses, review))
        {
            var holders = uses.GroupBy(use => use.Container, (name, ports) => Text(name, [.. ports.Select(use => use.Text)]));
            findings.Report(
                FieldPaths.MaxSurge,
                $"{FieldPaths.MaxSurge} is {surge} while {(pod.HostNetwork ? "hostNetwork is true and " : "")}{Phrases.And([.. holders])}: "
                    + $"two pods on one node can't both hold {(uses.Count == 1 ? "it" : "them")}, so in a roll-out each new pod waits until the old pod "
                    + "fails or is deleted",
                "set maxSurge 0 and maxUnavailable 1, or drop "
                    + $"{(pod.HostNetwork ? "hostNetwork" : uses.Count == 1 ? "the host port" : "the host ports")}");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "surge-port-conflict",
        Title = "Surge with a host port waits for old pods to fail",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Deny,
        What = "spec.updateStrategy.rollingUpdate.maxSurge is above 0 while a container or sidecar takes a host port: by hostPort, or "
            + "by containerPort under hostNetwork. An update is not reported that moves from other host ports to these, as its new "
            + "pods find them free, nor one that changes the template's priority, as its new pods may preempt the old ones.",
        Why = "The new pod stays Pending for the port of the old one, and the controller deletes the old one only once the new one is "
            + "available, or once the old one is not ready. A roll-out of healthy pods so stops on the first nodes until somebody deletes "
            + "the old pods one by one. That is why the default is Deny: nothing in the cluster ends such a roll-out while the agent is "
            + "well. What can end it is listed above and below: an old pod that fails or is deleted by hand, and a new pod of a higher "
            + "priority.",
        Remedy = "Set maxSurge to 0 and maxUnavailable to 1 or more, or give up the host port.",
        Source = "https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/1591-daemonset-surge",
    };

    /// <summary>Whether the roll-out of an update can end by itself: its pods take other ports than the old ones, or may preempt them.</summary>
    private static bool FindsPortsFree(IReadOnlyList<HostPortUse> uses, DaemonSetReview review)
    {
        if (review is not { Operation: Operation.Update, OldObject: { } stored })
            return false;

        var before = PodHostPorts.Of(stored.Spec.Template.Spec);
        return (before.Count > 0 && !uses.Any(use => before.Any(use.ClashesWith))) || ChangesPriority(review);
    }

    private static bool ChangesPriority(DaemonSetReview review)
    {
        if (review.ObjectJson.IsEmpty || review.OldObjectJson.IsEmpty)
            return false;

        return PriorityOf(review.ObjectJson) != PriorityOf(review.OldObjectJson);
    }

    private static (string Class, string Value) PriorityOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var pod = document.RootElement.GetProperty("spec").GetProperty("template").GetProperty("spec");
            return (Text(pod, "priorityClassName"), Text(pod, "priority"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // A template that can't be read has no priority to compare.
            return default;
        }

        static string Text(JsonElement pod, string field) => pod.TryGetProperty(field, out var value) ? value.ToString() : "";
    }

    private static string Text(string container, List<string> ports) =>
        $"container {container} takes host {(ports.Count == 1 ? "port" : "ports")} {Phrases.And(ports)}";
}
