namespace Webhook.Policy.Placement;

/// <summary>A running pod that a change of nodes ends.</summary>
/// <param name="Pod">Name of the pod, in the namespace of its DaemonSet.</param>
/// <param name="Node">Name of the node it counts for.</param>
/// <param name="AfterSeconds">When it goes: 0 is at once, else the tolerationSeconds that it is granted.</param>
/// <param name="IsMadeAgain">
/// Whether the controller creates a new one there. With a taint that is tolerated for a time this goes on for ever.
/// </param>
public sealed record EvictedPod(string Pod, string Node, long AfterSeconds, bool IsMadeAgain);
