using Webhook.Kubernetes.Caches;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>Gives out the view of a followed cluster that rules read. Safe for use from many threads.</summary>
/// <param name="current">The caches as they are now.</param>
internal sealed class ClusterSnapshots(Func<ClusterState> current)
{
    private volatile Tuple<long, ClusterNodes>? _nodes;

    /// <summary>The cluster as known now. Costs nothing unless a node has changed since the last one.</summary>
    public ClusterSnapshot Current
    {
        get
        {
            var state = current();
            return new(NodesOf(state), new CachedObjects(state));
        }
    }

    // Pods change all the time, nodes rarely, and what follows from them is worth keeping. Two threads that meet here make
    // the same twice, and either will do.
    private ClusterNodes NodesOf(ClusterState state)
    {
        if (_nodes is { } kept && kept.Item1 == state.Nodes.Version)
            return kept.Item2;

        var nodes = new ClusterNodes(state.Nodes.All);
        _nodes = Tuple.Create(state.Nodes.Version, nodes);
        return nodes;
    }
}
