using Webhook.Model.Apps;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts;

/// <summary>The nodes of a DaemonSet as its controller counts them at the first step of a roll-out, when every pod is old.</summary>
/// <remarks>
/// Follows <c>rollingUpdate</c> of kubernetes' pkg/controller/daemon/update.go: pods that are being deleted are not there,
/// and nodes that have a pod but should run none take part. Nodes that the changed template leaves or newly selects don't:
/// their pods are deleted and created before anything is rolled.
/// </remarks>
public readonly record struct RolloutNodes
{
    /// <summary>Nodes with one available pod: they are rolled as the budget allows.</summary>
    public int Available { get; init; }

    /// <summary>
    /// Nodes with one unavailable pod that is replaced at once, whatever the budget: the node is ready, or it is not, says so
    /// itself and would get no new pod.
    /// </summary>
    public int Broken { get; init; }

    /// <summary>Nodes that are not ready, with one unavailable pod: it is deleted, and nothing becomes available there.</summary>
    public int NotReady { get; init; }

    /// <summary>Nodes that should have a pod and have none.</summary>
    public int WithoutPod { get; init; }

    /// <summary>Nodes with more than one pod.</summary>
    public int Excess { get; init; }

    /// <summary>Of all these, nodes that keep a pod but would get no new one, since a taint came later.</summary>
    public int Misplaced { get; init; }

    /// <summary>Nodes that lack an available pod.</summary>
    public int Unavailable => Broken + NotReady + WithoutPod + Excess;

    /// <summary>Counts the nodes of a live DaemonSet.</summary>
    /// <param name="review">The review; its <see cref="DaemonSetReview.Cluster"/> must be set.</param>
    internal static RolloutNodes Of(DaemonSetReview review)
    {
        var (daemonSet, cluster) = (review.Subject!, review.Cluster!);
        var placement = cluster.PlacementOf(daemonSet);
        var before = review.OldObject is null ? placement : null;
        var states = StatesOf(cluster, review, daemonSet);
        var (available, broken, notReady, withoutPod, excess, misplaced) = (0, 0, 0, 0, 0, 0);
        for (var i = 0; i < states.Length; i++)
        {
            var (decision, state) = (placement[i], states[i]);
            var takesPart = state == NodeState.Unknown
                ? decision.ShouldRun && (before ??= cluster.PlacementOf(review.OldObject!))[i].ShouldRun
                : decision.ShouldContinueRunning;
            if (!takesPart)
                continue;

            if (state is NodeState.Unknown or NodeState.Empty)
            {
                withoutPod++;
                continue;
            }

            misplaced += decision.ShouldRun ? 0 : 1;
            if (state == NodeState.Crowded)
                excess++;
            else if (state == NodeState.Available)
                available++;
            else if (cluster.Nodes.IsReady(i) || (!decision.ShouldRun && !cluster.Nodes.IsLost(i)))
                broken++;
            else
                notReady++;
        }

        return new()
        {
            Available = available,
            Broken = broken,
            NotReady = notReady,
            WithoutPod = withoutPod,
            Excess = excess,
            Misplaced = misplaced,
        };
    }

    private static NodeState[] StatesOf(ClusterSnapshot cluster, DaemonSetReview review, DaemonSet daemonSet)
    {
        var states = new NodeState[cluster.Nodes.Count];
        foreach (var run in cluster.Objects.PodRunsOf(review.StoredUid))
        {
            foreach (var pod in run.PlacesOn(cluster.Nodes))
            {
                if (pod.Node < 0)
                    continue;

                ref var state = ref states[pod.Node];
                if (pod.IsLeaving)
                    state = state == NodeState.Unknown ? NodeState.Empty : state;
                else if (state is not (NodeState.Unknown or NodeState.Empty))
                    state = NodeState.Crowded;
                else
                    state = pod.IsAvailable(daemonSet.Spec.MinReadySeconds, review.Now) ? NodeState.Available : NodeState.Unavailable;
            }
        }

        return states;
    }

    /// <summary>What is known of a node: nothing, or of its pods that are not being deleted that there are none, one or more.</summary>
    private enum NodeState : byte
    {
        Unknown,
        Empty,
        Unavailable,
        Available,
        Crowded,
    }
}
