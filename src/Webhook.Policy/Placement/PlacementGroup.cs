namespace Webhook.Policy.Placement;

/// <summary>Nodes on which the same is decided for the same reasons.</summary>
/// <param name="Decision">What the controller does on each.</param>
/// <param name="Reasons">
/// The reasons as they read for the first of the nodes; for another one the value of a label may differ, their
/// <see cref="PlacementReason.Subject"/> does not.
/// </param>
/// <param name="Nodes">Names of the nodes, in ordinal order; at least one.</param>
public sealed record PlacementGroup(PlacementDecision Decision, IReadOnlyList<PlacementReason> Reasons, IReadOnlyList<string> Nodes);
