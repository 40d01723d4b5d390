using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;

namespace Webhook.Testing;

/// <summary>A cluster as large as the product must hold: 5,000 nodes, 150,000 pods of 30 DaemonSets, 3,000 other workloads.</summary>
/// <remarks>Each DaemonSet <c>agents/agent-0</c> and so on runs on every node that is not tainted, one in a hundred is.</remarks>
public static class LargeCluster
{
    private const int Nodes = 5000;
    private const int DaemonSets = 30;
    private const int Workloads = 3000;

    /// <summary>Builds it, which takes about a second.</summary>
    public static ClusterSnapshot Build()
    {
        var builder = A.Cluster();
        for (var i = 0; i < Nodes; i++)
        {
            string[] taints = i % 100 == 0 ? [$"pool=p{i % 4000}:NoSchedule"] : [];
            builder.Node($"node-{i:0000}", true, new() { ["kubernetes.io/os"] = "linux", ["zone"] = $"z{i % 3}" }, taints);
        }

        for (var i = 0; i < DaemonSets; i++)
        {
            var labels = new[] { ("app", $"agent-{i}") };
            builder.With(A.DaemonSet().InNamespace("agents").Named($"agent-{i}").Selecting(labels).TemplateLabelled(labels).Labelled(labels)
                .Metadata(metadata => metadata with { Uid = $"ds-{i}" })
                .PodSpec(pod => pod with
                {
                    NodeSelector = new Dictionary<string, string> { ["kubernetes.io/os"] = "linux" },
                    Containers = [new() { Name = "agent", Ports = [new() { Port = 9000 + i, HostPort = 9000 + i }] }],
                }));
            var owner = new OwnerReference { Kind = "DaemonSet", Uid = $"ds-{i}", Controller = true };
            for (var node = 0; node < Nodes; node++)
            {
                builder.With(new Pod
                {
                    Namespace = "agents",
                    Name = $"agent-{i}-{node}",
                    Uid = $"{i}-{node}",
                    NodeName = $"node-{node:0000}",
                    Controller = owner,
                    ReadySince = A.Moment.AddDays(-1),
                });
            }
        }

        for (var i = 0; i < Workloads; i++)
        {
            var labels = new Dictionary<string, string> { ["app"] = $"web-{i}" };
            builder.With(new Workload { Kind = "Deployment", Namespace = $"web-{i / 10}", Name = $"web-{i}", Selector = new() { MatchLabels = labels }, TemplateLabels = labels });
        }

        return builder.Build();
    }
}
