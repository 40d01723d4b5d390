using Webhook.Model.Apps;

namespace Webhook.Policy.HostPorts;

/// <summary>A live DaemonSet that takes a port of its nodes.</summary>
/// <param name="DaemonSet">The DaemonSet.</param>
/// <param name="Use">The port.</param>
public sealed record HostPortTaker(DaemonSet DaemonSet, HostPortUse Use);
