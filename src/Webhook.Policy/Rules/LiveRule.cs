using Webhook.Model.Apps;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rules;

/// <summary>A rule that holds the DaemonSet against the live cluster. Silent where no cluster is known.</summary>
public abstract class LiveRule : DaemonSetRule
{
    /// <inheritdoc/>
    protected sealed override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        if (review.Cluster is { } cluster)
            Check(daemonSet, review, cluster, findings);
    }

    /// <summary>Reports everything that violates the rule in this cluster.</summary>
    /// <param name="daemonSet">The object as it would become, defaulted.</param>
    /// <param name="review">All else that is known.</param>
    /// <param name="cluster">The cluster of the review.</param>
    /// <param name="findings">Where to report to.</param>
    protected abstract void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings);
}
