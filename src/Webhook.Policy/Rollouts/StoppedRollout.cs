using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Rollouts.Controller;

namespace Webhook.Policy.Rollouts;

/// <summary>A roll-out that has begun, is not done and does not go on.</summary>
internal static class StoppedRollout
{
    // With a new pod the controller waits for it; after this long, and what minReadySeconds asks for, it is no ordinary start.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>The roll-out in a sentence; <c>null</c> where it goes on, is done, or its revision is not known.</summary>
    /// <param name="live">The set as it is stored.</param>
    /// <param name="review">The review, with its cluster.</param>
    /// <param name="pods">The pods of the set.</param>
    public static string? Of(DaemonSet live, DaemonSetReview review, DaemonPods pods)
    {
        var cluster = review.Cluster!;
        if (live.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.RollingUpdateType
            || cluster.CurrentRevisionOf(review.StoredUid)?.Hash is not { Length: > 0 } hash)
        {
            return null;
        }

        var versions = new PodVersions(hash, PodRevision.GenerationOf(live));
        var (old, total) = (0, 0);
        List<Pod> unavailable = [];
        foreach (var pod in cluster.Objects.PodsOf(review.StoredUid))
        {
            if (pod.IsTerminating ? review.Now < pod.DeletionTimestamp : review.Now - pod.CreationTimestamp < Quiet + TimeSpan.FromSeconds(live.Spec.MinReadySeconds))
                return null;

            if (pod.IsTerminating || pod.HasEnded)
                continue;

            total++;
            old += versions.IsUpdated(pod) ? 0 : 1;
            if (!pod.IsAvailable(live.Spec.MinReadySeconds, review.Now))
                unavailable.Add(pod);
        }

        if (old == 0 || !ControllerSync.Of(live, versions, pods, cluster.PlacementOf(live), review.Now).IsIdle)
            return null;

        unavailable.Sort(static (left, right) => string.CompareOrdinal(left.TargetNodeName, right.TargetNodeName));
        return $"the roll-out has stopped: {old} of {Counted.Of(total, "pod")} {(old == 1 ? "has" : "have")} an old template, and the controller has nothing to do"
            + (unavailable.Count == 0 ? "" : $"; not available: {RolloutText.Names([.. unavailable.Select(RolloutText.Place)])}");
    }
}
