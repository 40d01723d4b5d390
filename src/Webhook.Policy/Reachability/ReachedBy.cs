using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Rules;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Reachability;

/// <summary>How the pods of a DaemonSet are reached.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods"/>.</remarks>
public static class ReachedBy
{
    // The API server gives such a Service no endpoints, whatever its selector.
    private const string ExternalName = "ExternalName";

    /// <summary>Host ports first, then the Services whose selector selects the template's labels, by name.</summary>
    /// <remarks>A Service without selector leads to no pod by itself, and one that only sounds like the DaemonSet is not guessed at.</remarks>
    /// <param name="daemonSet">The DaemonSet.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="cluster">The cluster; <c>null</c> leaves the Services out.</param>
    public static IReadOnlyList<PodAccess> Of(DaemonSet daemonSet, string @namespace, ClusterSnapshot? cluster)
    {
        var template = daemonSet.Spec.Template;
        var services = (cluster?.Objects.ServicesIn(@namespace) ?? [])
            .Where(service => service.Type != ExternalName && service.Selector.Count > 0)
            .Where(service => LabelSelectorMatching.HasAll(template.Metadata.Labels, service.Selector))
            .OrderBy(service => service.Name, StringComparer.Ordinal);
        return [.. PodHostPorts.Of(template.Spec).Select(OnHost), .. services.Select(Through)];
    }

    private static PodAccess OnHost(HostPortUse use) => new(
        PodAccessKind.HostPort,
        $"{use.Port.Protocol} {use.Port.Port} on {(use.IsOnEveryAddress ? "each node" : $"address {use.Port.HostIP} of each node")}");

    private static PodAccess Through(Service service)
    {
        var name = $"{service.Namespace}/{service.Name}";
        var ports = service.Ports.Count == 0 ? "" : ", " + Phrases.And([.. service.Ports.Select(port => Text(port, service.Headless))]);
        return service.Headless
            ? new(PodAccessKind.HeadlessService, $"headless Service {name}: {service.Name}.{service.Namespace}.svc resolves to the pods{ports}")
            : new(PodAccessKind.Service, $"Service {name}: {service.Name}.{service.Namespace}.svc leads to any of the pods{ports}");
    }

    private static string Text(ServicePort port, bool headless)
    {
        var protocol = port.Protocol.Length == 0 ? "TCP" : port.Protocol;
        var target = port.TargetPort.Length == 0 ? $"{port.Port}" : port.TargetPort;

        // Nothing stands between a client and the pods of a headless Service: the pods' own port is what counts.
        return headless ? $"{protocol} {target}"
            : $"{protocol} {port.Port}{(target == $"{port.Port}" ? "" : $" to port {target}")}"
                + (port.NodePort > 0 ? $" (and {port.NodePort} on every node)" : "");
    }
}
