using Webhook.Model.Meta;

namespace Webhook.Model.Core;

/// <summary>core/v1 Node: what decides whether daemon pods run on it.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/"/>.</remarks>
public sealed record Node
{
    /// <summary><c>metadata</c>: name and labels.</summary>
    public ObjectMeta Metadata { get; init => field = value ?? ObjectMeta.Empty; } = ObjectMeta.Empty;

    /// <summary><c>spec</c>: taints.</summary>
    public NodeSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary><c>status</c>: how many pods fit.</summary>
    public NodeStatus Status { get; init => field = value ?? new(); } = new();
}
