using Webhook.Kubernetes.Caches;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>Gives out the view of a followed cluster that rules read. Safe for use from many threads.</summary>
/// <param name="current">The caches as they are now; the same instance for as long as nothing has changed.</param>
internal sealed class ClusterSnapshots(Func<ClusterState> current)
{
    private readonly CachedIndexes _indexes = new();
    private volatile Kept? _kept;

    /// <summary>The cluster as known now: the same snapshot for as long as nothing has changed. Costs nothing unless a node has.</summary>
    public ClusterSnapshot Current
    {
        get
        {
            var state = current();
            var kept = _kept;
            if (kept is not null && ReferenceEquals(kept.State, state))
                return kept.Snapshot;

            // Two threads that meet here make the same twice, and either will do.
            var snapshot = new ClusterSnapshot(NodesOf(state, kept), new CachedObjects(state, _indexes));
            _kept = new(state, snapshot);
            return snapshot;
        }
    }

    // Pods change all the time, nodes rarely, and what follows from them is worth keeping.
    private static ClusterNodes NodesOf(ClusterState state, Kept? kept) => kept is not null && ReferenceEquals(kept.State.Nodes, state.Nodes)
        ? kept.Snapshot.Nodes
        : new ClusterNodes(state.Nodes.All, kept?.Snapshot.Nodes);

    private sealed record Kept(ClusterState State, ClusterSnapshot Snapshot);
}
