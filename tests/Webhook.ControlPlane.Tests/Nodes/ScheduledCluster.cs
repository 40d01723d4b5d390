using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>A cluster with a scheduler: pods are bound to their nodes, and tests play the kubelets (<see cref="NodePool"/>).</summary>
public sealed class ScheduledCluster() : ClusterFixture(new() { Scheduler = true })
{
    private int _pools;

    /// <summary>Ready nodes for one test, with a namespace that has their name.</summary>
    internal Task<NodePool> PoolAsync(int nodes) => NodePool.CreateAsync(this, $"pool-{Interlocked.Increment(ref _pools)}", nodes);
}
