using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>What the controller reads of a pod.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Labels">Its labels; pods that were made alike share them.</param>
/// <param name="Node">Place of the node it counts for; -1 for one that does not exist, or for none.</param>
/// <param name="State">Its life so far.</param>
/// <param name="ReadySince">Since when it is ready; <c>null</c> while it is not.</param>
internal readonly record struct PodPlace(Pod Pod, IReadOnlyDictionary<string, string> Labels, int Node, PodState State, DateTimeOffset? ReadySince)
{
    /// <summary>Reads it of a pod.</summary>
    public static PodPlace Of(Pod pod, ClusterNodes nodes)
    {
        var target = pod.TargetNodeName;
        var state = (target.Length > 0 ? PodState.HasTarget : PodState.None)
            | (pod.NodeName.Length > 0 ? PodState.Bound : PodState.None)
            | (pod.IsTerminating ? PodState.Terminating : PodState.None)
            | (pod.Phase == PodPhase.Failed ? PodState.Failed : PodState.None)
            | (pod.Phase == PodPhase.Succeeded ? PodState.Succeeded : PodState.None);
        return new(pod, pod.Labels, nodes.IndexOf(target), state, pod.ReadySince);
    }

    public bool IsTerminating => (State & PodState.Terminating) != 0;

    public bool HasEnded => (State & PodState.Ended) != 0;

    public bool HasFailed => (State & PodState.Failed) != 0;

    public bool IsBound => (State & PodState.Bound) != 0;

    public bool IsReady => ReadySince is not null;

    /// <summary>Whether the controller counts it for a node: a pod that has ended and is being deleted is as good as gone.</summary>
    public bool Counts => (State & PodState.HasTarget) != 0 && !(IsTerminating && HasEnded);

    /// <summary>As <see cref="Pod.IsAvailable(int, DateTimeOffset)"/>.</summary>
    public bool IsAvailable(int minReadySeconds, DateTimeOffset now) => Pod.IsAvailable(ReadySince, minReadySeconds, now);
}
