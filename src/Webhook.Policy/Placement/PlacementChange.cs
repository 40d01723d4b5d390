using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Placement;

/// <summary>What a change of nodes does to one DaemonSet: which nodes it gains and loses, and what becomes of its pods.</summary>
/// <remarks>
/// A pod ends at once where the controller deletes it (labels no longer match) or a NoExecute taint is not tolerated; after
/// its tolerationSeconds where the taint is tolerated for a time. A NoSchedule taint ends none. Source:
/// <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions"/>.
/// </remarks>
public sealed record PlacementChange
{
    /// <summary>How many nodes there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many nodes run a pod without the change.</summary>
    public required int RunsBefore { get; init; }

    /// <summary>How many nodes run a pod with it.</summary>
    public required int RunsAfter { get; init; }

    /// <summary>On how many of these a pod can never run, since it asks for more than they offer.</summary>
    public int NeverRunsAfter { get; init; }

    /// <summary>Names of the nodes that come to run a pod, in ordinal order.</summary>
    public required IReadOnlyList<string> Gains { get; init; }

    /// <summary>Names of the nodes that no longer run one, or only the one that is there, in ordinal order.</summary>
    public required IReadOnlyList<string> Loses { get; init; }

    /// <summary>
    /// Names of the nodes on which the feature gate TaintTolerationComparisonOperators decides before or after: nothing else is said of
    /// them; in ordinal order.
    /// </summary>
    public required IReadOnlyList<string> Undecided { get; init; }

    /// <summary>Pods that end because of the change, by node; empty also where the pods are not known.</summary>
    public required IReadOnlyList<EvictedPod> Evicted { get; init; }

    /// <summary>Pods that stay on the nodes that are lost, by node.</summary>
    public required IReadOnlyList<StayingPod> Staying { get; init; }

    /// <summary>Whether the DaemonSet notices the change at all.</summary>
    public bool IsAny => Gains.Count + Loses.Count + Evicted.Count + Undecided.Count > 0;

    /// <summary>Compares two views of a cluster that differ in their nodes' taints and labels.</summary>
    /// <param name="review">The DaemonSet in the changed cluster; its <see cref="DaemonSetReview.Subject"/> must be set.</param>
    /// <param name="before">The cluster as it is; it must hold the same nodes.</param>
    /// <exception cref="ArgumentException">The review lacks its object or its cluster, or the nodes are not the same.</exception>
    public static PlacementChange Of(DaemonSetReview review, ClusterSnapshot before)
    {
        if (review is not { Subject: { } daemonSet, Cluster: { } after } || after.Nodes.Count != before.Nodes.Count)
            throw new ArgumentException("two clusters with the same nodes are needed, and an object in them", nameof(review));

        var (old, changed) = (before.PlacementOf(daemonSet), after.PlacementOf(daemonSet));
        List<string> gains = [], loses = [], undecided = [];
        for (var i = 0; i < after.Nodes.Count; i++)
        {
            if (old[i] != changed[i] && (old[i].DependsOnGate || changed[i].DependsOnGate))
                undecided.Add(after.Nodes[i].Metadata.Name);
            else if (old[i].ShouldRun != changed[i].ShouldRun)
                (changed[i].ShouldRun ? gains : loses).Add(after.Nodes[i].Metadata.Name);
        }

        var (evicted, staying) = PodsOf(review, after, old, changed);
        return new()
        {
            Total = after.Nodes.Count,
            RunsBefore = old.Runs,
            RunsAfter = changed.Runs,
            NeverRunsAfter = after.CapacityOf(daemonSet).NeverRuns,
            Gains = gains,
            Loses = loses,
            Undecided = undecided,
            Evicted = evicted,
            Staying = staying,
        };
    }

    private static (IReadOnlyList<EvictedPod> Evicted, IReadOnlyList<StayingPod> Staying) PodsOf(
        DaemonSetReview review, ClusterSnapshot cluster, DaemonSetPlacement old, DaemonSetPlacement changed)
    {
        var template = review.Subject!.Spec.Template.Spec;
        var tolerations = AutomaticTolerations.Merge(template.Tolerations, template.HostNetwork);
        List<EvictedPod> evicted = [];
        List<StayingPod> staying = [];
        foreach (var pod in cluster.Objects.PodsOf(review.StoredUid))
        {
            if (pod.DeletionTimestamp is not null || changed.Nodes.IndexOf(pod.TargetNodeName) is not (>= 0 and var node)
                || old[node].DependsOnGate || changed[node].DependsOnGate)
            {
                continue;
            }

            var time = TimeOn(changed, node, tolerations);
            if (time < TimeOn(old, node, tolerations))
                evicted.Add(new(pod.Name, pod.TargetNodeName, time.Seconds ?? 0, changed[node].ShouldRun));
            else if (old[node].ShouldRun && !changed[node].ShouldRun)
                staying.Add(new(pod.Name, pod.TargetNodeName));
        }

        return
        (
            [.. evicted.OrderBy(pod => pod.Node, StringComparer.Ordinal).ThenBy(pod => pod.Pod, StringComparer.Ordinal)],
            [.. staying.OrderBy(pod => pod.Node, StringComparer.Ordinal).ThenBy(pod => pod.Pod, StringComparer.Ordinal)]
        );
    }

    private static EvictionTime TimeOn(DaemonSetPlacement placement, int node, IReadOnlyList<Toleration> tolerations) =>
        placement[node].ShouldContinueRunning ? EvictionTime.For(tolerations, placement.Nodes[node].Spec.Taints) : EvictionTime.Now;
}
