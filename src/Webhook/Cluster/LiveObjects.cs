using Webhook.Kubernetes.Api;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>The objects of a cluster as they were read once, from itself or from files.</summary>
internal sealed class LiveObjects
{
    private readonly Dictionary<DaemonSet, string> _sources = new(ReferenceEqualityComparer.Instance);

    /// <summary>Nodes.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>Namespaces.</summary>
    public List<Namespace> Namespaces { get; } = [];

    /// <summary>DaemonSets.</summary>
    public List<DaemonSet> DaemonSets { get; } = [];

    /// <summary>ControllerRevisions of DaemonSets.</summary>
    public List<ControllerRevision> ControllerRevisions { get; } = [];

    /// <summary>Deployments, StatefulSets, ReplicaSets, ReplicationControllers and Jobs.</summary>
    public List<Workload> Workloads { get; } = [];

    /// <summary>Services.</summary>
    public List<Service> Services { get; } = [];

    /// <summary>Pods.</summary>
    public List<Pod> Pods { get; } = [];

    /// <summary>DaemonSetPolicies.</summary>
    public List<CustomResource> Policies { get; } = [];

    /// <summary>Objects of a live cluster that could not be read and so stand in none of the lists.</summary>
    public List<UnreadableObject> Unreadable { get; } = [];

    /// <summary>What a DaemonSet was read from: the file, or <see cref="LiveSource.Cluster"/>.</summary>
    public string SourceOf(DaemonSet daemonSet) => _sources.GetValueOrDefault(daemonSet, LiveSource.Cluster);

    /// <summary>Notes where the DaemonSets from a place of the list on were read from.</summary>
    public void NameSource(int first, string source)
    {
        for (var i = first; i < DaemonSets.Count; i++)
            _sources[DaemonSets[i]] = source;
    }

    /// <summary>The view that rules read. Takes the lists by reference: nothing may be added afterwards.</summary>
    /// <param name="known">The kinds that were read; a file may lack some.</param>
    public ClusterSnapshot ToSnapshot(ClusterKinds known = ClusterKinds.All) => ClusterSnapshot.Of(Nodes, new ClusterLists
    {
        Namespaces = Namespaces,
        DaemonSets = DaemonSets,
        ControllerRevisions = ControllerRevisions,
        Workloads = Workloads,
        Services = Services,
        Pods = Pods,
    }, known);
}
