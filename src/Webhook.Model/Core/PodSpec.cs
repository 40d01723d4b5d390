using System.Text.Json;
using System.Text.Json.Serialization;
using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 PodSpec: the fields that rules read. Everything else stays in the raw JSON beside it.</summary>
public sealed record PodSpec
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static PodSpec Empty { get; } = new();

    /// <summary><c>initContainers</c>.</summary>
    public IReadOnlyList<Container> InitContainers { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>containers</c>.</summary>
    public IReadOnlyList<Container> Containers { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>ephemeralContainers</c>: each entry unread; a template may hold none.</summary>
    public IReadOnlyList<JsonElement> EphemeralContainers { get; init => field = value ?? []; } = [];

    /// <summary><c>restartPolicy</c>; empty when absent (the API server makes it <c>Always</c>).</summary>
    public string RestartPolicy { get; init => field = value ?? ""; } = "";

    /// <summary><c>activeDeadlineSeconds</c>; not supported in a DaemonSet.</summary>
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary><c>terminationGracePeriodSeconds</c>; the API server makes an absent one 30.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary><c>readinessGates</c>: conditions that others set before a pod is ready.</summary>
    public IReadOnlyList<PodReadinessGate> ReadinessGates { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>nodeName</c>: pins the pods to one node; empty when absent.</summary>
    public string NodeName { get; init => field = value ?? ""; } = "";

    /// <summary><c>nodeSelector</c>: labels a node must carry.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>affinity</c>.</summary>
    public Affinity? Affinity { get; init; }

    /// <summary><c>tolerations</c>, as written.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>hostNetwork</c>: the pods share the node's network, so each container port is taken on the node.</summary>
    public bool HostNetwork { get; init; }

    /// <summary><c>resources</c> of the pod as a whole; <c>null</c> when absent.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary><c>overhead</c>, which the API server takes from the RuntimeClass; empty when absent.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> Overhead { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>dnsPolicy</c>; empty when absent (the API server makes it <c>ClusterFirst</c>).</summary>
    public string DnsPolicy { get; init => field = value ?? ""; } = "";

    /// <summary><c>os</c>: kubelets of other operating systems refuse the pods; <c>null</c> when absent.</summary>
    public PodOs? Os { get; init; }

    /// <summary><c>priorityClassName</c>; empty when absent.</summary>
    public string PriorityClassName { get; init => field = value ?? ""; } = "";
}
