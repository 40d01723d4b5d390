using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Placement;

/// <summary>The part of host-port-conflict about live pods that are of no DaemonSet: what holds now, with names and nodes.</summary>
internal static class PortHolders
{
    private const int ShownPods = 3;

    /// <summary>Reports each port of the template that live pods hold on nodes on which the DaemonSet runs.</summary>
    public static void Report(
        IReadOnlyList<HostPortUse> uses, DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var placement = cluster.PlacementOf(daemonSet);
        List<Pod> others =
        [
            .. cluster.Objects.PodsWithHostPorts.Where(pod =>
                cluster.Nodes.IndexOf(pod.NodeName) is >= 0 and var node && placement[node].ShouldRun && IsForeign(pod, daemonSet, review, cluster)),
        ];
        foreach (var use in uses)
        {
            var holders = others.Where(pod => pod.HostPorts.Any(use.ClashesWith)).ToList();
            if (holders.Count > 0)
                Report(use, holders, findings);
        }
    }

    private static void Report(HostPortUse use, List<Pod> holders, FindingSink findings)
    {
        var pods = Phrases.Few([.. holders.Select(pod => $"{pod.Namespace}/{pod.Name} on node {pod.NodeName}")], ShownPods);
        var nodes = holders.Select(pod => pod.NodeName).Distinct(StringComparer.Ordinal).Count();
        findings.Report(
            use.Field,
            $"{use.Field} takes host port {use.Text}, which {(holders.Count == 1 ? "pod" : Counted.Of(holders.Count, "pod") + ":")} {pods} "
                + $"{(holders.Count == 1 ? "holds" : "hold")} now: until that port is free, the pod of this DaemonSet waits there ({Counted.Of(nodes, "node")})",
            "use another port for one of the two, or keep them on different nodes");
    }

    /// <summary>
    /// Whether it is no pod of this DaemonSet, would not become one by adoption, and is of no other live DaemonSet, whose template is
    /// compared already.
    /// </summary>
    private static bool IsForeign(Pod pod, DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster)
    {
        if (pod.Controller is not { } owner)
            return pod.Namespace != review.Namespace || !LabelSelectorMatching.Matches(daemonSet.Spec.Selector, pod.Labels);

        return owner.Kind != "DaemonSet"
            || (owner.Uid != review.StoredUid
                && !(pod.Namespace == review.Namespace && owner.Name == review.Name)
                && cluster.Objects.FindDaemonSet(pod.Namespace, owner.Name) is null);
    }
}
