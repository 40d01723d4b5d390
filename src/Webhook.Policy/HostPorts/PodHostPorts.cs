using Webhook.Model.Core;

namespace Webhook.Policy.HostPorts;

/// <summary>The ports of the node that pods of a template take.</summary>
public static class PodHostPorts
{
    /// <summary>The ports of containers and sidecars in their order; empty, and nothing allocated, when they take none.</summary>
    /// <remarks>
    /// Under hostNetwork the API server makes each pod's hostPort equal to its containerPort. Other init containers are gone
    /// before the pod is ready; the scheduler doesn't count their ports either.
    /// </remarks>
    public static IReadOnlyList<HostPortUse> Of(PodSpec pod)
    {
        List<HostPortUse>? uses = null;
        for (var i = 0; i < pod.InitContainers.Count; i++)
        {
            if (pod.InitContainers[i].IsSidecar)
                Add(pod, pod.InitContainers[i], true, i, ref uses);
        }

        for (var i = 0; i < pod.Containers.Count; i++)
            Add(pod, pod.Containers[i], false, i, ref uses);

        return uses ?? (IReadOnlyList<HostPortUse>)[];
    }

    private static void Add(PodSpec pod, Container container, bool isSidecar, int index, ref List<HostPortUse>? uses)
    {
        for (var i = 0; i < container.Ports.Count; i++)
        {
            var port = container.Ports[i];
            var taken = port.HostPort > 0 ? port.HostPort : pod.HostNetwork ? port.Port : 0;
            if (taken > 0)
            {
                HostPortPlace place = new(isSidecar, index, i, port.HostPort <= 0);
                (uses ??= []).Add(new(container.Name, place, new(taken, port.Protocol.Length == 0 ? "TCP" : port.Protocol, port.HostIP)));
            }
        }
    }
}
