using Webhook.Kubernetes.Decoding;
using Webhook.Model.Apps;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Api;

/// <summary>The resources that are kept of a cluster; the RBAC rules of the chart name exactly these.</summary>
public static class Resources
{
    /// <summary>apps/v1 DaemonSets: all that rules read, with status; without kubectl's copy of the manifest in an annotation.</summary>
    public static ResourceType<DaemonSet> DaemonSets { get; } = new()
    {
        Path = new("apps", "v1", "daemonsets"),
        Decode = ObjectDecoders.DaemonSet,
        Identify = daemonSet => new(daemonSet.Metadata.Namespace, daemonSet.Metadata.Name, daemonSet.Metadata.Uid),
        // The API server raises the generation with every change of the spec, which is too large to compare each time.
        IsUnchanged = (before, after) => before.Metadata.Generation > 0 && before with { Spec = after.Spec } == after,
    };

    /// <summary>apps/v1 Deployments.</summary>
    public static ResourceType<Workload> Deployments { get; } = Workloads("apps", "deployments", ObjectDecoders.Workload("Deployment"));

    /// <summary>apps/v1 StatefulSets.</summary>
    public static ResourceType<Workload> StatefulSets { get; } = Workloads("apps", "statefulsets", ObjectDecoders.Workload("StatefulSet"));

    /// <summary>apps/v1 ReplicaSets, those of Deployments included.</summary>
    public static ResourceType<Workload> ReplicaSets { get; } = Workloads("apps", "replicasets", ObjectDecoders.Workload("ReplicaSet"));

    /// <summary>core/v1 ReplicationControllers.</summary>
    public static ResourceType<Workload> ReplicationControllers { get; } =
        Workloads("", "replicationcontrollers", ObjectDecoders.ReplicationController);

    /// <summary>batch/v1 Jobs, those of CronJobs included.</summary>
    public static ResourceType<Workload> Jobs { get; } = Workloads("batch", "jobs", ObjectDecoders.Workload("Job"));

    /// <summary>core/v1 Nodes.</summary>
    public static ResourceType<Node> Nodes { get; } = new()
    {
        Path = new("", "v1", "nodes"),
        Decode = NodeDecoder.Decode,
        Identify = node => new("", node.Metadata.Name, node.Metadata.Uid),
    };

    /// <summary>core/v1 Namespaces.</summary>
    public static ResourceType<Namespace> Namespaces { get; } = new()
    {
        Path = new("", "v1", "namespaces"),
        Decode = ObjectDecoders.Namespace,
        Identify = @namespace => new("", @namespace.Name, @namespace.Uid),
    };

    /// <summary>apps/v1 ControllerRevisions of DaemonSets and without owner, grouped by the owner's UID.</summary>
    public static ResourceType<ControllerRevision> ControllerRevisions { get; } = new()
    {
        Path = new("apps", "v1", "controllerrevisions"),
        Decode = ObjectDecoders.ControllerRevision,
        Identify = revision => new(revision.Namespace, revision.Name, revision.Uid),
        GroupBy = revision => revision.Controller?.Uid,
    };

    /// <summary>core/v1 Services.</summary>
    public static ResourceType<Service> Services { get; } = new()
    {
        Path = new("", "v1", "services"),
        Decode = ObjectDecoders.Service,
        Identify = service => new(service.Namespace, service.Name, service.Uid),
    };

    /// <summary>core/v1 Pods, grouped by the UID of their controller; orphans by <see cref="OrphansOf"/> their namespace.</summary>
    public static ResourceType<Pod> Pods { get; } = new()
    {
        Path = new("", "v1", "pods"),
        Decode = PodDecoder.Decode,
        Identify = pod => new(pod.Namespace, pod.Name, pod.Uid),
        GroupBy = pod => pod.Controller?.Uid ?? OrphansOf(pod.Namespace),
    };

    /// <summary>daemonset-webhook.dev/v1alpha1 DaemonSetPolicies; absent where the definition is not installed.</summary>
    public static ResourceType<CustomResource> DaemonSetPolicies { get; } = new()
    {
        Path = new("daemonset-webhook.dev", "v1alpha1", "daemonsetpolicies"),
        Decode = ObjectDecoders.CustomResource,
        Identify = resource => new("", resource.Name, resource.Uid),
        MayBeAbsent = true,
    };

    /// <summary>The group of the pods of a namespace that have no controller.</summary>
    public static string OrphansOf(string @namespace) => string.Concat("orphans/", @namespace);

    private static ResourceType<Workload> Workloads(string group, string plural, ObjectDecoder<Workload> decode) => new()
    {
        Path = new(group, "v1", plural),
        Decode = decode,
        Identify = workload => new(workload.Namespace, workload.Name, workload.Uid),
    };
}
