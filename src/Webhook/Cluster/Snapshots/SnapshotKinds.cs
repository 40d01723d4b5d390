using Webhook.Kubernetes.Api;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Policies;

namespace Webhook.Cluster.Snapshots;

/// <summary>All that a snapshot holds: the resources that the server follows.</summary>
internal static class SnapshotKinds
{
    private static readonly string[] Metadata =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.ownerReferences",
        "metadata.creationTimestamp", "metadata.deletionTimestamp",
    ];

    // Of probes only what tells how long they take, and whom they ask: their headers and commands may hold tokens.
    private static readonly string[] ProbeFields = ["initialDelaySeconds", "periodSeconds", "successThreshold", "failureThreshold"];

    private static readonly string[] ContainerFields =
    [
        "name", "ports", "restartPolicy", "resources.requests", "resources.limits",
        .. ProbeFields.Select(field => $"readinessProbe.{field}"), .. ProbeFields.Select(field => $"startupProbe.{field}"),
    ];

    private static readonly string[] DaemonSetFields =
    [
        "metadata.annotations", "metadata.generation",
        "spec.selector", "spec.updateStrategy", "spec.minReadySeconds", "spec.revisionHistoryLimit",
        "spec.template.metadata.labels", .. PodTemplate("initContainers"), .. PodTemplate("containers"),
        "spec.template.spec.ephemeralContainers.name", "spec.template.spec.restartPolicy",
        "spec.template.spec.activeDeadlineSeconds", "spec.template.spec.terminationGracePeriodSeconds",
        "spec.template.spec.nodeName", "spec.template.spec.nodeSelector", "spec.template.spec.affinity.nodeAffinity",
        "spec.template.spec.tolerations", "spec.template.spec.hostNetwork", "spec.template.spec.readinessGates",
        "spec.template.spec.resources", "spec.template.spec.overhead", "spec.template.spec.os", "spec.template.spec.priorityClassName",
        "spec.template.spec.dnsPolicy",
        .. PodSecurityFields.Paths,
        "status.observedGeneration", "status.desiredNumberScheduled", "status.currentNumberScheduled", "status.numberMisscheduled",
        "status.numberReady", "status.updatedNumberScheduled", "status.numberAvailable", "status.numberUnavailable",
    ];

    // The heartbeat is left out, so that a quiet cluster gives the same file again.
    private static readonly string[] NodeFields =
    [
        "spec.taints", "spec.unschedulable", "status.allocatable", "status.conditions.type", "status.conditions.status",
    ];

    private static readonly string[] PodFields =
    [
        "spec.nodeName", "spec.hostNetwork", "spec.affinity.nodeAffinity",
        "spec.initContainers.name", "spec.initContainers.restartPolicy", "spec.initContainers.ports",
        "spec.containers.name", "spec.containers.ports",
        "metadata.deletionGracePeriodSeconds", "status.phase", "status.reason", "status.message",
        "status.conditions.type", "status.conditions.status", "status.conditions.lastTransitionTime",
        "status.conditions.reason", "status.conditions.message",
        .. WaitingFields("initContainerStatuses"), .. WaitingFields("containerStatuses"),
    ];

    private static readonly string[] WorkloadFields = ["spec.selector", "spec.template.metadata.labels"];

    private static readonly string[] ServiceFields = ["spec.type", "spec.clusterIP", "spec.selector", "spec.ports"];

    // The status would change with every DaemonSet; of it only what is in use in place of a spec with an error.
    private static readonly string[] PolicyFields = ["metadata.generation", "spec", "status.lastGood"];

    /// <summary>The kinds in the order of a file.</summary>
    public static IReadOnlyList<SnapshotKind> All { get; } =
    [
        Of("v1", "Node", Resources.Nodes, objects => objects.Nodes, NodeFields),
        Of("v1", "Namespace", Resources.Namespaces, objects => objects.Namespaces, ["metadata.annotations"]),
        Of("apps/v1", "DaemonSet", Resources.DaemonSets, objects => objects.DaemonSets, DaemonSetFields),
        Of("apps/v1", "ControllerRevision", Resources.ControllerRevisions, objects => objects.ControllerRevisions, ["revision"]),
        Workload("apps/v1", "Deployment", Resources.Deployments),
        Workload("apps/v1", "StatefulSet", Resources.StatefulSets),
        Workload("apps/v1", "ReplicaSet", Resources.ReplicaSets),
        Workload("v1", "ReplicationController", Resources.ReplicationControllers),
        Workload("batch/v1", "Job", Resources.Jobs),
        Of("v1", "Service", Resources.Services, objects => objects.Services, ServiceFields),
        Of("v1", "Pod", Resources.Pods, objects => objects.Pods, PodFields),
        Of(DaemonSetPolicy.ApiVersion, DaemonSetPolicy.Kind, Resources.DaemonSetPolicies, objects => objects.Policies, PolicyFields),
    ];

    /// <summary>The kind of an object; <c>null</c> for one that no rule reads.</summary>
    public static SnapshotKind? Find(string apiVersion, string kind) =>
        All.FirstOrDefault(known => known.Kind == kind && known.ApiVersion == apiVersion);

    private static IEnumerable<string> WaitingFields(string statuses) =>
        [$"status.{statuses}.name", $"status.{statuses}.state.waiting.reason", $"status.{statuses}.state.waiting.message"];

    private static IEnumerable<string> PodTemplate(string containers) =>
        ContainerFields.Select(field => $"spec.template.spec.{containers}.{field}");

    private static SnapshotKindOf<Workload> Workload(string apiVersion, string kind, ResourceType<Workload> type) =>
        Of(apiVersion, kind, type, objects => objects.Workloads, WorkloadFields);

    private static SnapshotKindOf<T> Of<T>(
        string apiVersion, string kind, ResourceType<T> type, Func<LiveObjects, List<T>> list, IEnumerable<string> fields)
        where T : class =>
        new(type, list) { ApiVersion = apiVersion, Kind = kind, Kept = KeptFields.Of([.. Metadata, .. fields]) };
}
