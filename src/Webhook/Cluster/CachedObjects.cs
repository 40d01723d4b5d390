using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Cluster;

/// <summary>The caches as rules look at them; nothing is copied.</summary>
/// <param name="state">The caches at one moment.</param>
/// <param name="indexes">What serves other moments too.</param>
internal sealed class CachedObjects(ClusterState state, CachedIndexes indexes) : IClusterObjects
{
    /// <inheritdoc/>
    public IEnumerable<DaemonSet> DaemonSets => state.DaemonSets.All;

    /// <inheritdoc/>
    public IEnumerable<DaemonSet> DaemonSetsIn(string @namespace) => state.DaemonSets.InNamespace(@namespace);

    /// <inheritdoc/>
    public DaemonSet? FindDaemonSet(string @namespace, string name) => state.DaemonSets.Find(@namespace, name);

    /// <inheritdoc/>
    public IEnumerable<Workload> WorkloadsIn(string @namespace) => state.WorkloadsIn(@namespace);

    /// <inheritdoc/>
    public SelectorIndex SelectorsIn(string @namespace) => indexes.SelectorsIn(@namespace, state);

    /// <inheritdoc/>
    public HostPortMap HostPorts => indexes.HostPortsOf(state.DaemonSets);

    /// <inheritdoc/>
    public IReadOnlyList<Pod> PodsWithHostPorts => indexes.HoldersOfPorts(state.Pods);

    /// <inheritdoc/>
    public IReadOnlyCollection<Pod> PodsOf(string ownerUid) => state.Pods.InGroup(ownerUid);

    /// <inheritdoc/>
    public IEnumerable<PodRun> PodRunsOf(string ownerUid) => indexes.RunsOf(state.Pods.RunsOfGroup(ownerUid));

    /// <inheritdoc/>
    public IReadOnlyCollection<Pod> OrphansIn(string @namespace) => state.Pods.InGroup(Resources.OrphansOf(@namespace));

    /// <inheritdoc/>
    public IReadOnlyCollection<ControllerRevision> RevisionsOf(string ownerUid) => state.ControllerRevisions.InGroup(ownerUid);

    /// <inheritdoc/>
    public IEnumerable<Service> ServicesIn(string @namespace) => state.Services.InNamespace(@namespace);

    /// <inheritdoc/>
    public Namespace? FindNamespace(string name) => state.Namespaces.Find("", name);
}
