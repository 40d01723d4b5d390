using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>What is known of a followed cluster at one moment: a snapshot, or why there is none to rely on.</summary>
internal sealed record ClusterView
{
    /// <summary>The cluster as rules read it; <c>null</c> when <see cref="Gap"/> is set.</summary>
    public ClusterSnapshot? Snapshot { get; init; }

    /// <summary>Why there is no snapshot; <c>null</c> when there is one.</summary>
    public CacheGap? Gap { get; init; }
}
