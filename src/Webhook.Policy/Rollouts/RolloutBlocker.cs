using Webhook.Model.Core;

namespace Webhook.Policy.Rollouts;

/// <summary>A node that lacks an available pod until somebody does something.</summary>
/// <param name="State">Why: Pending, NotReady, Terminating or WithoutPod.</param>
/// <param name="Node">Name of the node.</param>
/// <param name="Pod">The pod that it is about; <c>null</c> for WithoutPod.</param>
public sealed record RolloutBlocker(RolloutNodeState State, string Node, Pod? Pod);
