namespace Webhook.Policy.Placement;

/// <summary>A pod that runs on where the controller would no longer create one.</summary>
/// <param name="Pod">Name of the pod, in the namespace of its DaemonSet.</param>
/// <param name="Node">Name of the node it counts for.</param>
public sealed record StayingPod(string Pod, string Node);
