using BenchmarkDotNet.Attributes;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Selectors;
using Webhook.Testing;

namespace Webhook.Benchmarks;

/// <summary>What live rules stand on: the snapshot of 5,000 nodes and 150,000 pods, coverage and selector overlap.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class ClusterBenchmarks
{
    private ClusterSnapshot _cluster = null!;
    private DaemonSet _daemonSet = null!;
    private DaemonSetReview _review = null!;

    /// <summary>Builds the cluster.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _cluster = LargeCluster.Build();
        _daemonSet = _cluster.Objects.FindDaemonSet("agents", "agent-7")!;
        _review = A.Review(Operation.Update, _daemonSet, _daemonSet) with { Cluster = _cluster };
    }

    /// <summary>The nodes and the snapshot over objects that are cached already.</summary>
    [Benchmark]
    public ClusterSnapshot Snapshot() => new(new ClusterNodes(_cluster.Nodes.All), _cluster.Objects);

    /// <summary>Where one template runs, over all nodes.</summary>
    [Benchmark]
    public DaemonSetPlacement Coverage() => DaemonSetPlacement.Of(_daemonSet.Spec.Template.Spec, _cluster.Nodes);

    /// <summary>Which workloads of the namespace one DaemonSet shares pods with.</summary>
    [Benchmark]
    public int Overlap() => SelectorOverlap.Find(_review).Count;
}
