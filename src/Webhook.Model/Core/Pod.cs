using Webhook.Model.Json;
using Webhook.Model.Meta;

namespace Webhook.Model.Core;

/// <summary>core/v1 Pod, cut down to what is read of it: there may be 150,000 in memory.</summary>
/// <remarks>
/// Pods of one template share the instances of <see cref="Labels"/>, <see cref="Controller"/> and <see cref="HostPorts"/>
/// when they come from the cache. The template generation and the revision are the labels
/// <c>pod-template-generation</c> and <c>controller-revision-hash</c>.
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/"/>.
/// </remarks>
public sealed record Pod
{
    /// <summary><c>metadata.namespace</c>.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.labels</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>The owner whose <c>controller</c> is true; <c>null</c> for an orphan.</summary>
    public OwnerReference? Controller { get; init; }

    /// <summary><c>spec.nodeName</c>; empty while the pod is not bound.</summary>
    public string NodeName { get; init => field = value ?? ""; } = "";

    /// <summary>
    /// The node that required node affinity names by <c>matchFields metadata.name</c>, as the DaemonSet controller writes it;
    /// the first such name; empty when there is none.
    /// </summary>
    public string PinnedNodeName { get; init => field = value ?? ""; } = "";

    /// <summary>The node the pod counts for: the one it is bound to, else the one it is pinned to; empty for neither.</summary>
    /// <remarks>Follows <c>GetTargetNodeName</c> of kubernetes' pkg/controller/daemon/util/daemonset_util.go.</remarks>
    public string TargetNodeName => NodeName.Length > 0 ? NodeName : PinnedNodeName;

    /// <summary><c>status.phase</c>, one of <see cref="PodPhase"/>; empty when absent.</summary>
    public string Phase { get; init => field = value ?? ""; } = "";

    /// <summary>
    /// Since when the condition <c>Ready</c> is <c>True</c>, <see cref="DateTimeOffset.MinValue"/> when it has no time;
    /// <c>null</c> while the pod is not ready.
    /// </summary>
    public DateTimeOffset? ReadySince { get; init; }

    /// <summary>Whether the condition <c>Ready</c> is <c>True</c>.</summary>
    public bool Ready => ReadySince is not null;

    /// <summary><c>metadata.creationTimestamp</c>.</summary>
    public DateTimeOffset CreationTimestamp { get; init; }

    /// <summary>
    /// <c>metadata.deletionTimestamp</c>: when set, the pod is being deleted. It is the time at which the grace period is over,
    /// not the time of the request.
    /// </summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary><c>metadata.deletionGracePeriodSeconds</c>; <c>null</c> while the pod is not being deleted.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary>Whether the pod is being deleted.</summary>
    public bool IsTerminating => DeletionTimestamp is not null;

    /// <summary>Whether its containers have ended and are not started again.</summary>
    public bool HasEnded => Phase is PodPhase.Succeeded or PodPhase.Failed;

    /// <summary>Why the pod is not ready, as far as its status says; <c>null</c> for a pod that is ready or says nothing.</summary>
    public PodTrouble? Trouble { get; init; }

    /// <summary>Ports taken on the node, by <c>hostPort</c> or through <c>hostNetwork</c>.</summary>
    public IReadOnlyList<HostPort> HostPorts { get; init => field = AbsentAsEmpty.References(value); } = [];

    /// <summary>Whether the pod is available: ready for <paramref name="minReadySeconds"/> at the time <paramref name="now"/>.</summary>
    /// <remarks>
    /// Follows <c>IsPodAvailable</c> of kubernetes' pkg/api/v1/pod/util.go: available from exactly
    /// <paramref name="minReadySeconds"/> on, and never for a condition without a time unless that is 0.
    /// </remarks>
    public bool IsAvailable(int minReadySeconds, DateTimeOffset now) => IsAvailable(ReadySince, minReadySeconds, now);

    /// <summary>The same for a pod of which only that is known.</summary>
    public static bool IsAvailable(DateTimeOffset? readySince, int minReadySeconds, DateTimeOffset now) =>
        readySince is { } since
        && (minReadySeconds == 0 || (since != DateTimeOffset.MinValue && since.AddSeconds(minReadySeconds) <= now));
}
