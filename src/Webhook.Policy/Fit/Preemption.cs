using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>Which pods the scheduler may end to make a place for a pod. That it will, and that it suffices, is not said.</summary>
/// <remarks>
/// Only pods of strictly lower priority are eligible; DaemonSets' pods are, like others. PodDisruptionBudgets only order them.
/// Follows <c>PodEligibleToPreemptOthers</c> and <c>SelectVictimsOnNode</c> of kubernetes'
/// pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go, 1.36.
/// </remarks>
public static class Preemption
{
    /// <summary>Why a pod may preempt none, in the scheduler's words; empty when it may.</summary>
    /// <param name="preemptionPolicy">The pod's policy, one of <see cref="PreemptionPolicyName"/>.</param>
    /// <param name="waitsForEarlierVictims">
    /// Whether it is nominated for a node that could take it and on which a pod of lower priority that it preempted still terminates.
    /// </param>
    public static string RefusalOf(string preemptionPolicy, bool waitsForEarlierVictims) =>
        preemptionPolicy == PreemptionPolicyName.Never ? "not eligible due to preemptionPolicy=Never."
        : waitsForEarlierVictims ? "not eligible due to a terminating pod on the nominated node."
        : "";

    /// <summary>Whether a pod on a node is one that a pod of a priority may displace.</summary>
    /// <param name="priority">Priority of the new pod.</param>
    /// <param name="other">Priority of the pod on the node; <c>null</c> counts as 0.</param>
    /// <param name="hasEnded">Whether that pod is Succeeded or Failed: the scheduler does not see it.</param>
    public static bool IsEligible(int priority, int? other, bool hasEnded) => !hasEnded && (other ?? 0) < priority;
}
