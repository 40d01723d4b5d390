using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Policy.Cluster;
using Xunit;

namespace Webhook.Testing;

/// <summary>A cluster written as manifests, read by the decoders that read the API server's answers.</summary>
public static class ClusterManifest
{
    /// <summary>Reads it; a kind that no rule reads is an error.</summary>
    /// <param name="name">Name for error messages.</param>
    /// <param name="text">YAML documents.</param>
    public static ClusterSnapshot Read(string name, string text)
    {
        var file = ManifestReader.Read(name, text);
        Assert.DoesNotContain(file.Problems, problem => problem.Severity == ProblemSeverity.Error);
        List<Node> nodes = [];
        List<DaemonSet> daemonSets = [];
        List<Workload> workloads = [];
        List<Pod> pods = [];
        List<ControllerRevision> revisions = [];
        List<Service> services = [];
        List<Namespace> namespaces = [];
        InternPool pool = new();
        foreach (var manifest in file.Objects)
        {
            Action<ManifestObject> add = manifest.Kind switch
            {
                "Node" => it => Add(nodes, Resources.Nodes, it, pool),
                "DaemonSet" => it => Add(daemonSets, Resources.DaemonSets, it, pool),
                "Deployment" => it => Add(workloads, Resources.Deployments, it, pool),
                "StatefulSet" => it => Add(workloads, Resources.StatefulSets, it, pool),
                "ReplicaSet" => it => Add(workloads, Resources.ReplicaSets, it, pool),
                "ReplicationController" => it => Add(workloads, Resources.ReplicationControllers, it, pool),
                "Job" => it => Add(workloads, Resources.Jobs, it, pool),
                "Pod" => it => Add(pods, Resources.Pods, it, pool),
                "ControllerRevision" => it => Add(revisions, Resources.ControllerRevisions, it, pool),
                "Service" => it => Add(services, Resources.Services, it, pool),
                "Namespace" => it => Add(namespaces, Resources.Namespaces, it, pool),
                var kind => throw new InvalidDataException($"{name}: no rule reads the kind \"{kind}\" of the cluster"),
            };
            add(manifest);
        }

        return ClusterSnapshot.Of(nodes, new ClusterLists
        {
            DaemonSets = daemonSets,
            Workloads = workloads,
            Pods = pods,
            ControllerRevisions = revisions,
            Services = services,
            Namespaces = namespaces,
        });
    }

    private static void Add<T>(List<T> list, ResourceType<T> type, ManifestObject manifest, InternPool pool)
        where T : class
    {
        if (type.Decode(manifest.Json.Span, pool).Value is { } value)
            list.Add(value);
    }
}
