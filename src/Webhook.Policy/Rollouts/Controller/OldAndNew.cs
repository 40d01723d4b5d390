using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>The old and the new pod of a node.</summary>
/// <param name="Old">The old one; <c>null</c> for none.</param>
/// <param name="Updated">The new one; <c>null</c> for none.</param>
/// <param name="IsClear">Whether there is at most one of each; else both are of no use.</param>
internal readonly record struct OldAndNew(PodPlace? Old, PodPlace? Updated, bool IsClear);
