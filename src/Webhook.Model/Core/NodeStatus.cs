namespace Webhook.Model.Core;

/// <summary>core/v1 NodeStatus: the part that is read.</summary>
public sealed record NodeStatus
{
    /// <summary><c>status.allocatable</c>: what pods may take.</summary>
    public NodeAllocatable Allocatable { get; init => field = value ?? new(); } = new();
}
