using System.Globalization;

namespace Webhook.Benchmarks.Scale;

/// <summary>How many of what the fake cluster has, and what it is called.</summary>
/// <remarks>
/// Nodes stand in pools of 100. Ten DaemonSets run on all nodes, each of the others on one pool; Deployments and
/// StatefulSets share the rest of the pods, about 30 on each node in all.
/// </remarks>
internal static class ClusterShape
{
    public const int Nodes = 5_000;
    public const int Pods = 150_000;
    public const int DaemonSets = 300;
    public const int Deployments = 2_500;
    public const int StatefulSets = 500;
    public const int ReplicaSetsOfDeployment = 4;
    public const int Jobs = 1_000;
    public const int Services = 3_000;
    public const int Namespaces = 300;
    public const int RevisionsOfDaemonSet = 3;

    private const int PoolSize = 100;
    private const int OnAllNodes = 10;
    private const int DaemonSetPods = (OnAllNodes * Nodes) + ((DaemonSets - OnAllNodes) * PoolSize);

    /// <summary>Other workloads than DaemonSets that have pods.</summary>
    public const int Workloads = Deployments + StatefulSets;

    /// <summary>A node's pool.</summary>
    public static int PoolOf(int node) => node / PoolSize;

    /// <summary>Whether a DaemonSet runs on all nodes.</summary>
    public static bool IsOnAllNodes(int daemonSet) => daemonSet < OnAllNodes;

    /// <summary>The pool of a DaemonSet that runs on one.</summary>
    public static int PoolOfDaemonSet(int daemonSet) => daemonSet % (Nodes / PoolSize);

    /// <summary>Whose a pod is, and where it runs: a DaemonSet's number, or that of a workload.</summary>
    public static (bool OfDaemonSet, int Owner, int Node) PodAt(int pod)
    {
        if (pod < OnAllNodes * Nodes)
            return (true, pod / Nodes, pod % Nodes);

        if (pod < DaemonSetPods)
        {
            var daemonSet = OnAllNodes + ((pod - (OnAllNodes * Nodes)) / PoolSize);
            return (true, daemonSet, (PoolOfDaemonSet(daemonSet) * PoolSize) + (pod % PoolSize));
        }

        var rest = pod - DaemonSetPods;
        return (false, rest % Workloads, (int)((uint)rest * 2_654_435_761u % Nodes));
    }

    /// <summary>The namespace of a DaemonSet: those on all nodes share one, the others live among the workloads.</summary>
    public static string NamespaceOfDaemonSet(int daemonSet) => IsOnAllNodes(daemonSet) ? "kube-system" : NamespaceAt(daemonSet);

    /// <summary>The namespace of a workload.</summary>
    public static string NamespaceAt(int workload) => Text($"team-{workload % (Namespaces - 1):000}");

    /// <summary>A node's name.</summary>
    public static string NodeName(int node) => Text($"ip-10-{node / 250}-{node % 250}-17.eu-central-1.compute.internal");

    /// <summary>A UID, the same for the same kind and number.</summary>
    public static string Uid(int kind, int number) => Text($"{kind:x8}-7d3b-4c5e-9f10-{number:x12}");

    /// <summary>Five characters, as at the end of a generated name.</summary>
    public static string Suffix(int number)
    {
        const string letters = "bcdfghjklmnpqrstvwxz2456789";
        return string.Create(5, (uint)number * 2_654_435_761u, (span, seed) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = letters[(int)(seed % letters.Length)];
                seed /= (uint)letters.Length;
            }
        });
    }

    /// <summary>Text without the habits of a country.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
