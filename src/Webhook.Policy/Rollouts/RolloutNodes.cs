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
        var counted = default(RolloutNodes);
        for (var i = 0; i < states.Length; i++)
        {
            var (decision, state) = (placement[i], states[i]);
            var takesPart = state == default
                ? decision.ShouldRun && (before ??= cluster.PlacementOf(review.OldObject!))[i].ShouldRun
                : decision.ShouldContinueRunning;
            if (!takesPart)
                continue;

            counted = state.Pods switch
            {
                0 => counted with { WithoutPod = counted.WithoutPod + 1 },
                > 1 => counted with { Excess = counted.Excess + 1 },
                _ when state.IsAvailable => counted with { Available = counted.Available + 1 },
                _ when cluster.Nodes.IsReady(i) || (!decision.ShouldRun && !cluster.Nodes.IsLost(i)) => counted with { Broken = counted.Broken + 1 },
                _ => counted with { NotReady = counted.NotReady + 1 },
            };
            counted = state.Pods > 0 && !decision.ShouldRun ? counted with { Misplaced = counted.Misplaced + 1 } : counted;
        }

        return counted;
    }

    private static NodeState[] StatesOf(ClusterSnapshot cluster, DaemonSetReview review, DaemonSet daemonSet)
    {
        var states = new NodeState[cluster.Nodes.Count];
        foreach (var pod in cluster.Objects.PodsOf(review.StoredUid))
        {
            if (cluster.Nodes.IndexOf(pod.TargetNodeName) is >= 0 and var index)
            {
                states[index] = pod.DeletionTimestamp is not null
                    ? states[index] with { IsKnown = true }
                    : new(true, states[index].Pods + 1, pod.IsAvailable(daemonSet.Spec.MinReadySeconds, review.Now));
            }
        }

        return states;
    }

    private readonly record struct NodeState(bool IsKnown, int Pods, bool IsAvailable);
}
