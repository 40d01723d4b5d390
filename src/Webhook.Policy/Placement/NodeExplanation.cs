namespace Webhook.Policy.Placement;

/// <summary>Whether a DaemonSet runs on a node, and why.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Decision">What the controller does.</param>
/// <param name="Reasons">
/// Where it does not run: everything that keeps it off, not just the first thing the controller meets. Where it runs: the
/// NoSchedule and NoExecute taints it passes, in the node's order; empty on a node without any.
/// </param>
public sealed record NodeExplanation(string Node, PlacementDecision Decision, IReadOnlyList<PlacementReason> Reasons);
