namespace Webhook.Model.Core;

/// <summary>A port that a pod takes on its node.</summary>
/// <param name="Port">1 to 65535.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="HostIP">The node address it is bound to; empty is every address.</param>
public sealed record HostPort(int Port, string Protocol, string HostIP);
