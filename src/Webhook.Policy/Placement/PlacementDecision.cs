namespace Webhook.Policy.Placement;

/// <summary>What the DaemonSet controller does on one node.</summary>
/// <param name="ShouldRun">A pod is created if there is none.</param>
/// <param name="ShouldContinueRunning">A pod that is there stays; without it, every pod of the set on the node is deleted.</param>
public readonly record struct PlacementDecision(bool ShouldRun, bool ShouldContinueRunning)
{
    /// <summary>
    /// Whether the feature gate TaintTolerationComparisonOperators decides, which can't be asked: both answers then are those of a
    /// cluster that has it off, and with the gate on at least one of them is yes.
    /// </summary>
    public bool DependsOnGate { get; init; }

    /// <summary>Whether a pod is created with the gate on and none with it off; only with <see cref="DependsOnGate"/>.</summary>
    public bool RunsWithGate { get; init; }

    /// <summary>Created and kept.</summary>
    public static PlacementDecision Runs { get; } = new(true, true);

    /// <summary>Neither created nor kept.</summary>
    public static PlacementDecision Gone { get; } = new(false, false);
}
