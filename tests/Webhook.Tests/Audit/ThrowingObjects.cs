using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Tests.Audit;

/// <summary>Objects of a cluster of which one DaemonSet's pods can't be had.</summary>
internal sealed class ThrowingObjects(IClusterObjects objects, string uid) : IClusterObjects
{
    public IEnumerable<DaemonSet> DaemonSets => objects.DaemonSets;

    public IEnumerable<DaemonSet> DaemonSetsIn(string @namespace) => objects.DaemonSetsIn(@namespace);

    public DaemonSet? FindDaemonSet(string @namespace, string name) => objects.FindDaemonSet(@namespace, name);

    public IEnumerable<Workload> WorkloadsIn(string @namespace) => objects.WorkloadsIn(@namespace);

    public SelectorIndex SelectorsIn(string @namespace) => objects.SelectorsIn(@namespace);

    public HostPortMap HostPorts => objects.HostPorts;

    public IReadOnlyList<Pod> PodsWithHostPorts => objects.PodsWithHostPorts;

    public IReadOnlyCollection<Pod> PodsOf(string ownerUid) =>
        ownerUid == uid ? throw new InvalidOperationException("a mistake of ours") : objects.PodsOf(ownerUid);

    public IEnumerable<PodRun> PodRunsOf(string ownerUid) =>
        ownerUid == uid ? throw new InvalidOperationException("a mistake of ours") : objects.PodRunsOf(ownerUid);

    public IReadOnlyCollection<Pod> OrphansIn(string @namespace) => objects.OrphansIn(@namespace);

    public IReadOnlyCollection<ControllerRevision> RevisionsOf(string ownerUid) => objects.RevisionsOf(ownerUid);

    public IEnumerable<Service> ServicesIn(string @namespace) => objects.ServicesIn(@namespace);

    public Namespace? FindNamespace(string name) => objects.FindNamespace(name);
}
