using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeStatus: the part that is read.</summary>
public sealed record NodeStatus
{
    /// <summary><c>status.allocatable</c>: what pods may take.</summary>
    public NodeAllocatable Allocatable { get; init => field = value ?? new(); } = new();

    /// <summary><c>status.conditions</c>; empty while the kubelet has told nothing. The cache keeps <c>Ready</c> only.</summary>
    public IReadOnlyList<NodeCondition> Conditions { get; init => field = AbsentAsEmpty.List(value); } = [];
}
