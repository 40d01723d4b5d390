namespace Webhook.Policy.Reachability;

/// <summary>One way to reach the pods of a DaemonSet.</summary>
/// <param name="Kind">Through what.</param>
/// <param name="Text">Ports and names in words: <c>TCP 9100 on each node</c>.</param>
public sealed record PodAccess(PodAccessKind Kind, string Text);
