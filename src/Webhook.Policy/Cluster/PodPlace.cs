using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>What a roll-out reads of a pod.</summary>
/// <param name="Node">Place of the node it counts for; -1 for none that is known.</param>
/// <param name="IsLeaving">Whether it is being deleted.</param>
/// <param name="ReadySince">Since when it is ready; <c>null</c> while it is not.</param>
internal readonly record struct PodPlace(int Node, bool IsLeaving, DateTimeOffset? ReadySince)
{
    /// <summary>Reads it of a pod.</summary>
    public static PodPlace Of(Pod pod, ClusterNodes nodes) =>
        new(nodes.IndexOf(pod.TargetNodeName), pod.DeletionTimestamp is not null, pod.ReadySince);

    /// <summary>As <see cref="Pod.IsAvailable(int, DateTimeOffset)"/>.</summary>
    public bool IsAvailable(int minReadySeconds, DateTimeOffset now) => Pod.IsAvailable(ReadySince, minReadySeconds, now);
}
