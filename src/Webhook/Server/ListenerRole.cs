namespace Webhook.Server;

/// <summary>What a listener is for. Set on each connection, so that paths of one port are not served on the other.</summary>
/// <remarks>A port number can't tell them apart before port 0 has been turned into a real one.</remarks>
internal enum ListenerRole
{
    /// <summary>HTTPS, for the API server.</summary>
    Webhook,

    /// <summary>HTTP, for kubelet and Prometheus.</summary>
    Operations,
}
