using Webhook.Model.Core;

namespace Webhook.Policy.HostPorts;

/// <summary>A port of the node that one container takes.</summary>
/// <param name="Container">Name of the container.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Port">The port, its protocol spelled out.</param>
public sealed record HostPortUse(string Container, HostPortPlace Place, HostPort Port)
{
    /// <summary>Path of the port within the DaemonSet, <c>spec.template.spec.containers[0].ports[1].hostPort</c>.</summary>
    public string Field => Place.ToString();

    /// <summary>Whether it is taken on all addresses of the node.</summary>
    public bool IsOnEveryAddress => Port.HostIP is "" or "0.0.0.0";

    /// <summary><c>9100</c>, <c>8125/UDP</c>, <c>9100 on 127.0.0.1</c>.</summary>
    public string Text => (Port.Protocol == "TCP" ? $"{Port.Port}" : $"{Port.Port}/{Port.Protocol}")
        + (IsOnEveryAddress ? "" : $" on {Port.HostIP}");

    /// <summary>Whether two pods can't hold both on one node: the same port and protocol on an address in common.</summary>
    /// <remarks>Follows <c>HostPortInfo.CheckConflict</c> of the scheduler, for which 0.0.0.0 is the only address that stands for all.</remarks>
    public bool ClashesWith(HostPortUse other) => ClashesWith(other.Port);

    /// <summary>The same for a port that a live pod holds.</summary>
    public bool ClashesWith(HostPort other) =>
        Port.Port == other.Port
        && Port.Protocol == other.Protocol
        && (Port.HostIP == other.HostIP || IsOnEveryAddress || other.HostIP is "" or "0.0.0.0");
}
