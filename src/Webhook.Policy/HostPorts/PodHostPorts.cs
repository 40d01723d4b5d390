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

    /// <summary>Of live pods those that take a port of their node; one that has ended holds none.</summary>
    public static IReadOnlyList<Pod> Holders(IEnumerable<Pod> pods) =>
        [.. pods.Where(pod => pod.HostPorts.Count > 0 && pod.NodeName.Length > 0 && pod.Phase is not (PodPhase.Succeeded or PodPhase.Failed))];

    /// <summary>The bare numbers of the same ports in the same order. Allocates nothing.</summary>
    /// <param name="pod">The pod template's spec.</param>
    /// <param name="numbers">Gets as many as it has room for.</param>
    /// <returns>How many there are.</returns>
    internal static int Numbers(PodSpec pod, Span<int> numbers)
    {
        var count = 0;
        for (var i = 0; i < pod.InitContainers.Count; i++)
        {
            if (pod.InitContainers[i].IsSidecar)
                Add(pod, pod.InitContainers[i], numbers, ref count);
        }

        for (var i = 0; i < pod.Containers.Count; i++)
            Add(pod, pod.Containers[i], numbers, ref count);

        return count;
    }

    private static int Taken(PodSpec pod, ContainerPort port) => port.HostPort > 0 ? port.HostPort : pod.HostNetwork ? port.Port : 0;

    private static void Add(PodSpec pod, Container container, Span<int> numbers, ref int count)
    {
        for (var i = 0; i < container.Ports.Count; i++)
        {
            if (Taken(pod, container.Ports[i]) is not (> 0 and var taken))
                continue;

            if (count < numbers.Length)
                numbers[count] = taken;

            count++;
        }
    }

    private static void Add(PodSpec pod, Container container, bool isSidecar, int index, ref List<HostPortUse>? uses)
    {
        for (var i = 0; i < container.Ports.Count; i++)
        {
            var port = container.Ports[i];
            var taken = Taken(pod, port);
            if (taken > 0)
            {
                HostPortPlace place = new(isSidecar, index, i, port.HostPort <= 0);
                (uses ??= []).Add(new(container.Name, place, new(taken, port.Protocol.Length == 0 ? "TCP" : port.Protocol, port.HostIP)));
            }
        }
    }
}
