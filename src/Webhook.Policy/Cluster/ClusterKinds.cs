namespace Webhook.Policy.Cluster;

/// <summary>The kinds of object that live rules read.</summary>
[Flags]
public enum ClusterKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Nodes.</summary>
    Node = 1 << 0,

    /// <summary>Namespaces.</summary>
    Namespace = 1 << 1,

    /// <summary>DaemonSets.</summary>
    DaemonSet = 1 << 2,

    /// <summary>ControllerRevisions of DaemonSets.</summary>
    ControllerRevision = 1 << 3,

    /// <summary>Deployments, StatefulSets, ReplicaSets, ReplicationControllers and Jobs: one of them is enough.</summary>
    Workload = 1 << 4,

    /// <summary>Services.</summary>
    Service = 1 << 5,

    /// <summary>Pods.</summary>
    Pod = 1 << 6,

    /// <summary>Every kind.</summary>
    All = Node | Namespace | DaemonSet | ControllerRevision | Workload | Service | Pod,
}
