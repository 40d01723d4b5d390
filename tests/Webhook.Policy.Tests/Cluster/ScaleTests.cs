using System.Diagnostics;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class ScaleTests(ITestOutputHelper output)
{
    private const int Nodes = 5000;
    private const int DaemonSets = 30;
    private const int Workloads = 3000;
    private const int Times = 50;

    /// <summary>Bytes an evaluation may allocate: one decision and one state a node, and what findings take.</summary>
    private const long MostBytes = 256 * 1024;

    [Fact]
    public void Judges_one_of_many_DaemonSets_without_allocating_by_node_or_pod()
    {
        var cluster = Large();
        var engine = new PolicyEngine([PolicyReader.Default]);
        var stored = cluster.Objects.FindDaemonSet("agents", "agent-7")!;
        var update = A.Review(Operation.Update, stored, stored) with { Source = ReviewSource.Admission, Cluster = cluster };
        var expected = engine.Evaluate(update);

        var (best, bytes, verdict) = (TimeSpan.MaxValue, 0L, expected);
        for (var i = 0; i < Times; i++)
        {
            var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            verdict = engine.Evaluate(update with { Object = Copy(stored) });
            best = clock.Elapsed < best ? clock.Elapsed : best;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        output.WriteLine($"one evaluation with all live rules: {best.TotalMilliseconds:0.00} ms, {bytes / 1024} KiB");

        Assert.Empty(verdict.SkippedRules);
        Assert.Equal(expected.Findings, verdict.Findings);
        Assert.InRange(bytes, 0, MostBytes);
    }

    // Another instance, as each request brings one, so that nothing kept of the first evaluation serves it.
    private static DaemonSet Copy(DaemonSet daemonSet) => DaemonSetDefaults.Apply(daemonSet with
    {
        Spec = daemonSet.Spec with { Template = daemonSet.Spec.Template with { Spec = daemonSet.Spec.Template.Spec with { } } },
    });

    private static ClusterSnapshot Large()
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
