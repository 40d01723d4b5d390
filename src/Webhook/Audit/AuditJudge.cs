using Webhook.Cluster;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts;

namespace Webhook.Audit;

/// <summary>Judges live DaemonSets as <c>audit</c> on the command line does, and counts where they run.</summary>
/// <param name="engine">The policies.</param>
/// <param name="cluster">The cluster at one moment.</param>
/// <param name="now">The time.</param>
internal sealed class AuditJudge(PolicyEngine engine, ClusterSnapshot cluster, DateTimeOffset now)
{
    /// <summary>Judges one.</summary>
    public AuditedDaemonSet Judge(DaemonSet live)
    {
        var review = LiveReview.Of(live, cluster, now);
        var placement = cluster.PlacementOf(review.Object!);
        return new()
        {
            Namespace = live.Metadata.Namespace,
            Name = live.Metadata.Name,
            Uid = live.Metadata.Uid,
            Verdict = engine.Evaluate(review),
            EligibleNodes = placement.Runs,
            CoveredNodes = Covered(live, placement),
            StalePods = StalePods.Of(live, cluster).Pods.Count,
        };
    }

    /// <summary>Counts nodes, not pods: with maxSurge a node runs two for a while.</summary>
    private int Covered(DaemonSet live, DaemonSetPlacement placement)
    {
        var nodes = new HashSet<int>();
        foreach (var pod in cluster.Objects.PodsOf(live.Metadata.Uid))
        {
            if (pod is { Ready: true, DeletionTimestamp: null }
                && cluster.Nodes.IndexOf(pod.NodeName) is >= 0 and var node
                && placement[node].ShouldRun)
            {
                nodes.Add(node);
            }
        }

        return nodes.Count;
    }
}
