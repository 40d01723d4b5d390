using Webhook.Model.Core;

namespace Webhook.Policy.Placement;

/// <summary>One thing that keeps a DaemonSet off a node, or one taint that it passes.</summary>
public sealed record PlacementReason
{
    /// <summary>What it is about.</summary>
    public required PlacementReasonKind Kind { get; init; }

    /// <summary>The taint, for <see cref="PlacementReasonKind.Taint"/>; else <c>null</c>.</summary>
    public Taint? Taint { get; init; }

    /// <summary>What tolerates the taint; <c>null</c> when nothing does and for every other kind.</summary>
    public TolerationSource? ToleratedBy { get; init; }

    /// <summary>The node selector of the namespace that the node does not match; else <c>null</c>.</summary>
    public NamespaceNodeSelector? NamespaceSelector { get; init; }

    /// <summary>Whether the taint is tolerated depends on the feature gate TaintTolerationComparisonOperators, which can't be asked.</summary>
    public bool DependsOnGate { get; init; }

    /// <summary>
    /// What it is about without what the node itself has instead, so that nodes can be counted by it:
    /// <c>taint dedicated=gpu:NoSchedule</c>, <c>nodeSelector disktype=ssd</c>.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The same in words, with the values; lower case, no full stop.</summary>
    public required string Text { get; init; }
}
