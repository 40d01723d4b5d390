using System.Buffers;
using System.Globalization;
using static Webhook.Benchmarks.Scale.ClusterShape;

namespace Webhook.Benchmarks.Scale;

/// <summary>One resource of the fake cluster: how many objects, and each one's JSON.</summary>
/// <param name="Count">Objects.</param>
/// <param name="Write">Writes one by its number; the second number is its resourceVersion and changes what is kept of a pod.</param>
internal sealed record ScaleResource(int Count, Action<IBufferWriter<byte>, int, int> Write)
{
    /// <summary>By the plural in the path; one that is not here has no objects.</summary>
    public static IReadOnlyDictionary<string, ScaleResource> All { get; } = new Dictionary<string, ScaleResource>
    {
        ["pods"] = new(Pods, WritePod),
        ["nodes"] = new(Nodes, WriteNode),
        ["daemonsets"] = new(DaemonSets, WriteDaemonSet),
        ["deployments"] = new(Deployments, (output, i, version) => WriteWorkload(output, 3, i, i, version)),
        ["statefulsets"] = new(StatefulSets, (output, i, version) => WriteWorkload(output, 4, i, Deployments + i, version)),
        ["replicasets"] = new(Deployments * ReplicaSetsOfDeployment, WriteReplicaSet),
        ["jobs"] = new(Jobs, (output, i, version) => WriteOwned(output, 6, i, i, Text($"report-{i}-{29_000_000 + i}"), "CronJob", Uid(7, i), version)),
        ["services"] = new(Services, WriteService),
        ["namespaces"] = new(Namespaces, WriteNamespace),
        ["controllerrevisions"] = new(DaemonSets * RevisionsOfDaemonSet, WriteRevision),
    };

    private static void WritePod(IBufferWriter<byte> output, int i, int version)
    {
        var (ofDaemonSet, owner, node) = PodAt(i);
        var second = Text($"{version / 3600 % 24:00}:{version / 60 % 60:00}:{version % 60:00}");
        if (ofDaemonSet)
        {
            var app = Text($"agent-{owner}");
            PodTemplates.OfDaemonSet.Write(
                output,
                [$"{app}-{Suffix(i)}{i}", NamespaceOfDaemonSet(owner), Uid(1, i), Number(version), NodeName(node), app, app, Uid(2, owner), Suffix(owner), second]);
            return;
        }

        var name = Text($"service-{owner}");
        var hash = Suffix(owner);
        PodTemplates.OfReplicaSet.Write(
            output,
            [$"{name}-{hash}-{Suffix(i)}{i}", NamespaceAt(owner), Uid(1, i), Number(version), NodeName(node), name, $"{name}-{hash}", Uid(5, owner * ReplicaSetsOfDeployment), hash, second]);
    }

    private static void WriteNode(IBufferWriter<byte> output, int i, int version)
    {
        var pool = PoolOf(i);
        var taints = pool % 5 == 4 ? $$"""{"key":"dedicated","value":"pool-{{pool}}","effect":"NoSchedule"}""" : "";
        ObjectTemplates.Node.Write(output, [NodeName(i), "", Uid(8, i), Number(version), $"pool-{pool}", $"eu-central-1{"abc"[i % 3]}", taints]);
    }

    private static void WriteDaemonSet(IBufferWriter<byte> output, int i, int version)
    {
        var pool = IsOnAllNodes(i) ? "" : $",\"pool\":\"pool-{PoolOfDaemonSet(i)}\"";
        var port = i % 2 == 0 ? Text($",\"hostPort\":{10_000 + i}") : "";
        var app = Text($"agent-{i}");
        ObjectTemplates.DaemonSet.Write(output, [app, NamespaceOfDaemonSet(i), Uid(2, i), Number(version), app, pool, port]);
    }

    private static void WriteWorkload(IBufferWriter<byte> output, int kind, int i, int workload, int version)
    {
        var app = Text($"service-{workload}");
        ObjectTemplates.Workload.Write(output, [app, NamespaceAt(workload), Uid(kind, i), Number(version), app, "", ""]);
    }

    private static void WriteReplicaSet(IBufferWriter<byte> output, int i, int version)
    {
        var deployment = i / ReplicaSetsOfDeployment;
        WriteOwned(output, 5, i, deployment, Text($"service-{deployment}-{Suffix(i)}"), "Deployment", Uid(3, deployment), version);
    }

    private static void WriteOwned(IBufferWriter<byte> output, int kind, int i, int workload, string name, string owner, string ownerUid, int version) =>
        ObjectTemplates.OwnedWorkload.Write(
            output, [name, NamespaceAt(workload), Uid(kind, i), Number(version), Text($"service-{workload}"), "", "", owner, ownerUid]);

    private static void WriteService(IBufferWriter<byte> output, int i, int version)
    {
        var app = Text($"service-{i}");
        ObjectTemplates.Service.Write(output, [app, NamespaceAt(i), Uid(9, i), Number(version), app]);
    }

    private static void WriteNamespace(IBufferWriter<byte> output, int i, int version) =>
        ObjectTemplates.Namespace.Write(output, [i == Namespaces - 1 ? "kube-system" : NamespaceAt(i), "", Uid(10, i), Number(version), $"team-{i % 20}"]);

    private static void WriteRevision(IBufferWriter<byte> output, int i, int version)
    {
        var (owner, number) = Math.DivRem(i, RevisionsOfDaemonSet);
        var hash = number == RevisionsOfDaemonSet - 1 ? Suffix(owner) : Suffix(i + 1_000_000);
        var app = Text($"agent-{owner}");
        ObjectTemplates.ControllerRevision.Write(
            output, [$"{app}-{hash}", NamespaceOfDaemonSet(owner), Uid(11, i), Number(version), app, "", "", hash, Uid(2, owner), Number(number + 1)]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
