namespace Webhook.Model.Core;

/// <summary>Why a pod is not ready, in the words of the scheduler, the kubelet and the component that ended it. Kept of pods that are not ready only.</summary>
/// <param name="Scheduling">Reason and message of the condition <c>PodScheduled</c> while it is <c>False</c>; <c>null</c> otherwise.</param>
/// <param name="Waiting">Reason and message of the first container that waits, init containers first; <c>null</c> when none waits.</param>
/// <param name="Container">Name of that container; empty when none waits.</param>
/// <param name="Status"><c>status.reason</c> and <c>status.message</c>, such as <c>Evicted</c>; <c>null</c> without either.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions"/>.</remarks>
public sealed record PodTrouble(StatusReason? Scheduling, StatusReason? Waiting, string Container, StatusReason? Status)
{
    /// <summary>The same; <c>null</c> when there is nothing to say.</summary>
    public static PodTrouble? Of(StatusReason? scheduling, StatusReason? waiting, string container, StatusReason? status) =>
        scheduling is null && waiting is null && status is null ? null : new(scheduling, waiting, container, status);
}
