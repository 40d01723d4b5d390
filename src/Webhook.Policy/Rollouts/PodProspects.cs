using Webhook.Model.Core;

namespace Webhook.Policy.Rollouts;

/// <summary>What becomes of a pod that is not available, as far as that can be told.</summary>
internal static class PodProspects
{
    /// <summary>The kubelet kills a pod's containers at the end of the grace period; a little later the pod is gone.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>A scheduler that runs has tried a pod long before, and then the pod says so.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the scheduler can't bind the pod: it says so, or it has left the pod alone for five minutes. A successor on the
    /// same node waits for the same.
    /// </summary>
    public static bool IsHeldUp(Pod pod, DateTimeOffset now) =>
        pod.NodeName.Length == 0 && !pod.HasEnded && !pod.IsTerminating
        && (pod.Trouble?.Scheduling is not null || now - pod.CreationTimestamp > Unseen);

    /// <summary>
    /// Whether a pod that is being deleted stays until somebody does something: no kubelet of its node answers, or its grace
    /// period has been over for a minute.
    /// </summary>
    public static bool StaysTerminating(Pod pod, bool isNodeLost, DateTimeOffset now) =>
        pod.DeletionTimestamp is { } end && !pod.HasEnded && (isNodeLost || now - end > Late);
}
