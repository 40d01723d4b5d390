namespace Webhook.Policy.Reachability;

/// <summary>Ways to reach the pods of a DaemonSet.</summary>
public enum PodAccessKind
{
    /// <summary>A port on the address of each node that runs a pod.</summary>
    HostPort,

    /// <summary>A Service, which leads to any of the pods.</summary>
    Service,

    /// <summary>A Service without address, whose name resolves to the addresses of the pods.</summary>
    HeadlessService,
}
