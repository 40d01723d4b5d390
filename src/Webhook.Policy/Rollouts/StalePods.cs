using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts;

/// <summary>Pods of a live DaemonSet that are not on its current revision.</summary>
/// <param name="Total">Pods of the set that are not being deleted.</param>
/// <param name="Hash">Hash of the current revision; empty when it is not known.</param>
/// <param name="Pods">The stale ones, oldest first; empty when the current revision is not known.</param>
public sealed record StalePods(int Total, string Hash, IReadOnlyList<Pod> Pods)
{
    /// <summary>Compares the pods' <c>controller-revision-hash</c> with the newest ControllerRevision's.</summary>
    /// <param name="daemonSet">The live DaemonSet.</param>
    /// <param name="cluster">The cluster.</param>
    public static StalePods Of(DaemonSet daemonSet, ClusterSnapshot cluster)
    {
        var pods = cluster.Objects.PodsOf(daemonSet.Metadata.Uid);
        var hash = cluster.CurrentRevisionOf(daemonSet.Metadata.Uid)?.Hash ?? "";
        var generation = PodRevision.GenerationOf(daemonSet);
        List<Pod> stale = [];
        var total = 0;
        foreach (var pod in pods)
        {
            if (pod.DeletionTimestamp is null)
            {
                total++;
                if (hash.Length > 0 && !PodRevision.IsCurrent(pod, hash, generation))
                    stale.Add(pod);
            }
        }

        stale.Sort(static (left, right) =>
            left.CreationTimestamp != right.CreationTimestamp
                ? left.CreationTimestamp.CompareTo(right.CreationTimestamp)
                : string.CompareOrdinal(left.Name, right.Name));
        return new(total, hash, stale);
    }
}
