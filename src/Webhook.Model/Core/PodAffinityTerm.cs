using Webhook.Model.Json;
using Webhook.Model.Meta;

namespace Webhook.Model.Core;

/// <summary>core/v1 PodAffinityTerm: which pods a pod must or must not share a topology domain with.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity"/>.</remarks>
public sealed record PodAffinityTerm
{
    /// <summary><c>topologyKey</c>: the node label whose value names the domain.</summary>
    public string TopologyKey { get; init => field = value ?? ""; } = "";

    /// <summary><c>labelSelector</c>; <c>null</c> matches no pod.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary><c>namespaces</c>; with none, and no <see cref="NamespaceSelector"/>, the pod's own.</summary>
    public IReadOnlyList<string> Namespaces { get; init => field = AbsentAsEmpty.Strings(value); } = [];

    /// <summary><c>namespaceSelector</c>: further namespaces; an empty one takes all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary><c>matchLabelKeys</c>: labels in which the other pod must be like this one.</summary>
    public IReadOnlyList<string> MatchLabelKeys { get; init => field = AbsentAsEmpty.Strings(value); } = [];

    /// <summary><c>mismatchLabelKeys</c>: labels in which the other pod must differ.</summary>
    public IReadOnlyList<string> MismatchLabelKeys { get; init => field = AbsentAsEmpty.Strings(value); } = [];
}
