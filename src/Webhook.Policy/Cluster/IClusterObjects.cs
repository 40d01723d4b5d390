using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Cluster;

/// <summary>The objects of a cluster at one moment, found the ways in which rules look for them.</summary>
/// <remarks>
/// Caches stand behind it as they are, nothing is copied; <see cref="ClusterLists"/> stands for files. Must be immutable and
/// safe for use from many threads. Each object comes once. What is not known is empty, never an error.
/// </remarks>
public interface IClusterObjects
{
    /// <summary>DaemonSets of all namespaces, in no order.</summary>
    IEnumerable<DaemonSet> DaemonSets { get; }

    /// <summary>DaemonSets of a namespace.</summary>
    IEnumerable<DaemonSet> DaemonSetsIn(string @namespace);

    /// <summary>The DaemonSet of that name, or <c>null</c>.</summary>
    DaemonSet? FindDaemonSet(string @namespace, string name);

    /// <summary>Deployments, StatefulSets, ReplicaSets, ReplicationControllers and Jobs of a namespace.</summary>
    IEnumerable<Workload> WorkloadsIn(string @namespace);

    /// <summary>
    /// DaemonSets of a namespace that are not being deleted and its workloads that no other owns, found by their selectors and
    /// labels.
    /// </summary>
    SelectorIndex SelectorsIn(string @namespace);

    /// <summary>Which DaemonSets take which ports of their nodes.</summary>
    HostPortMap HostPorts { get; }

    /// <summary>Pods of any owner that take a port of their node and have not ended; few among many.</summary>
    IReadOnlyList<Pod> PodsWithHostPorts { get; }

    /// <summary>Pods whose controller has this UID.</summary>
    IReadOnlyCollection<Pod> PodsOf(string ownerUid);

    /// <summary>The same pods in runs, each the same instance for as long as none of its pods changes.</summary>
    IEnumerable<PodRun> PodRunsOf(string ownerUid);

    /// <summary>Pods of a namespace that have no controller.</summary>
    IReadOnlyCollection<Pod> OrphansIn(string @namespace);

    /// <summary>ControllerRevisions whose controller has this UID.</summary>
    IReadOnlyCollection<ControllerRevision> RevisionsOf(string ownerUid);

    /// <summary>Services of a namespace.</summary>
    IEnumerable<Service> ServicesIn(string @namespace);

    /// <summary>A namespace; <c>null</c> when it is not known.</summary>
    Namespace? FindNamespace(string name);

    /// <summary>Labels of a namespace; <c>null</c> when it is not known.</summary>
    IReadOnlyDictionary<string, string>? LabelsOfNamespace(string name) => FindNamespace(name)?.Labels;
}
