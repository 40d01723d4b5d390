using Webhook.Model.Apps;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Caches;

/// <summary>A cluster at one moment, as far as rules read it. Immutable.</summary>
public sealed record ClusterState
{
    /// <summary>DaemonSets.</summary>
    public required StoreSnapshot<DaemonSet> DaemonSets { get; init; }

    /// <summary>Deployments, StatefulSets, ReplicaSets, ReplicationControllers and Jobs, one snapshot each.</summary>
    public required IReadOnlyList<StoreSnapshot<Workload>> Workloads { get; init; }

    /// <summary>Nodes.</summary>
    public required StoreSnapshot<Node> Nodes { get; init; }

    /// <summary>Namespaces.</summary>
    public required StoreSnapshot<Namespace> Namespaces { get; init; }

    /// <summary>ControllerRevisions, grouped by their DaemonSet's UID.</summary>
    public required StoreSnapshot<ControllerRevision> ControllerRevisions { get; init; }

    /// <summary>Services.</summary>
    public required StoreSnapshot<Service> Services { get; init; }

    /// <summary>Pods, grouped by their controller's UID, orphans by <see cref="Api.Resources.OrphansOf"/>.</summary>
    public required StoreSnapshot<Pod> Pods { get; init; }

    /// <summary>All workloads of a namespace but DaemonSets.</summary>
    public IEnumerable<Workload> WorkloadsIn(string @namespace) => Workloads.SelectMany(snapshot => snapshot.InNamespace(@namespace));
}
