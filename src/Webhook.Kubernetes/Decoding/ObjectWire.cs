using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <summary>The part of any object's metadata that decoding needs; annotations and managedFields are never read.</summary>
internal sealed record MetaWire
{
    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public long Generation { get; init; }

    public Dictionary<string, string>? Labels { get; init; }

    public List<OwnerReference>? OwnerReferences { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public long? DeletionGracePeriodSeconds { get; init; }
}

/// <summary>Any object, down to its metadata.</summary>
internal sealed record ObjectWire
{
    public MetaWire? Metadata { get; init; }
}

/// <summary>Any workload with a LabelSelector and a pod template.</summary>
internal sealed record WorkloadWire
{
    public MetaWire? Metadata { get; init; }

    public WorkloadSpecWire? Spec { get; init; }

    internal sealed record WorkloadSpecWire
    {
        public LabelSelector? Selector { get; init; }

        public ObjectWire? Template { get; init; }
    }
}

/// <summary>A ReplicationController, whose selector is a plain map.</summary>
internal sealed record ReplicationControllerWire
{
    public MetaWire? Metadata { get; init; }

    public ReplicationControllerSpecWire? Spec { get; init; }

    internal sealed record ReplicationControllerSpecWire
    {
        public Dictionary<string, string>? Selector { get; init; }

        public ObjectWire? Template { get; init; }
    }
}

/// <summary>A ControllerRevision without its data.</summary>
internal sealed record ControllerRevisionWire
{
    public MetaWire? Metadata { get; init; }

    public long Revision { get; init; }
}

/// <summary>A Namespace, down to its annotations.</summary>
internal sealed record NamespaceWire
{
    public AnnotatedWire? Metadata { get; init; }

    internal sealed record AnnotatedWire
    {
        public Dictionary<string, string?>? Annotations { get; init; }
    }
}

/// <summary>A Service.</summary>
internal sealed record ServiceWire
{
    public MetaWire? Metadata { get; init; }

    public ServiceSpecWire? Spec { get; init; }

    internal sealed record ServiceSpecWire
    {
        public string? Type { get; init; }

        public string? ClusterIP { get; init; }

        public Dictionary<string, string>? Selector { get; init; }

        public List<ServicePortWire>? Ports { get; init; }
    }

    internal sealed record ServicePortWire
    {
        public string? Name { get; init; }

        public int Port { get; init; }

        public JsonElement TargetPort { get; init; }

        public string? Protocol { get; init; }

        public int NodePort { get; init; }
    }
}

/// <summary>A custom resource; what is in it is for others to read.</summary>
internal sealed record CustomResourceWire
{
    public MetaWire? Metadata { get; init; }

    public JsonElement Spec { get; init; }

    public JsonElement Status { get; init; }
}

/// <summary>A Pod.</summary>
internal sealed record PodWire
{
    public MetaWire? Metadata { get; init; }

    public PodSpecWire? Spec { get; init; }

    public PodStatusWire? Status { get; init; }

    internal sealed record PodSpecWire
    {
        public string? NodeName { get; init; }

        public bool HostNetwork { get; init; }

        public Affinity? Affinity { get; init; }

        public List<ContainerWire>? InitContainers { get; init; }

        public List<ContainerWire>? Containers { get; init; }
    }

    internal sealed record ContainerWire
    {
        public string? RestartPolicy { get; init; }

        public List<ContainerPort>? Ports { get; init; }
    }

    internal sealed record PodStatusWire
    {
        public string? Phase { get; init; }

        public string? Reason { get; init; }

        public string? Message { get; init; }

        public List<PodConditionWire>? Conditions { get; init; }

        public List<ContainerStatusWire>? InitContainerStatuses { get; init; }

        public List<ContainerStatusWire>? ContainerStatuses { get; init; }
    }

    internal sealed record ContainerStatusWire
    {
        public string? Name { get; init; }

        public ContainerStateWire? State { get; init; }
    }

    internal sealed record ContainerStateWire
    {
        public WaitingWire? Waiting { get; init; }
    }

    internal sealed record WaitingWire
    {
        public string? Reason { get; init; }

        public string? Message { get; init; }
    }

    internal sealed record PodConditionWire
    {
        public string? Type { get; init; }

        public string? Status { get; init; }

        public string? Reason { get; init; }

        public string? Message { get; init; }

        public DateTimeOffset? LastTransitionTime { get; init; }
    }
}
