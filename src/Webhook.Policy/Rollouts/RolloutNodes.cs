namespace Webhook.Policy.Rollouts;

/// <summary>The nodes of a DaemonSet as its controller counts them when a roll-out begins and every pod is old.</summary>
/// <remarks>
/// Pods that have ended are replaced before that, and of several pods on a node one is left. Nodes that the changed template
/// leaves or newly selects don't take part: their pods are deleted and created before anything is rolled.
/// </remarks>
public readonly record struct RolloutNodes
{
    /// <summary>Nodes with an available pod: they are rolled as the budget allows.</summary>
    public int Available { get; init; }

    /// <summary>
    /// Nodes with an unavailable pod that is replaced at once, whatever the budget: the node is ready, or it is not, says so
    /// itself and would get no new pod.
    /// </summary>
    public int Broken { get; init; }

    /// <summary>Nodes whose pod the scheduler can't place there: it is replaced at once, and its successor waits as it did.</summary>
    public int Pending { get; init; }

    /// <summary>Nodes that are not ready, with an unavailable pod: it is deleted, and nothing becomes available there.</summary>
    public int NotReady { get; init; }

    /// <summary>Nodes whose pod is being deleted and does not end: nobody hears of the node, or the grace period is long over.</summary>
    public int Terminating { get; init; }

    /// <summary>Nodes that should have a pod and have none, though nothing is being replaced.</summary>
    public int WithoutPod { get; init; }

    /// <summary>Nodes whose pod is being replaced already, or that are gone: it passes without anybody doing anything.</summary>
    public int Waiting { get; init; }

    /// <summary>Of all these, nodes that keep a pod but would get no new one, since a taint came later.</summary>
    public int Misplaced { get; init; }

    /// <summary>Nodes whose old pod is replaced at once, whatever the budget.</summary>
    public int AtOnce => Broken + Pending + NotReady;

    /// <summary>Nodes that lack an available pod until somebody does something.</summary>
    public int Stuck => Pending + NotReady + Terminating + WithoutPod;

    /// <summary>Nodes that lack an available pod.</summary>
    public int Unavailable => Broken + Stuck + Waiting;
}
