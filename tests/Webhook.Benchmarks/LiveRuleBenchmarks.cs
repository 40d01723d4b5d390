using BenchmarkDotNet.Attributes;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Policy.Verdicts;
using Webhook.Testing;

namespace Webhook.Benchmarks;

/// <summary>What the rules cost against a live cluster of 5,000 nodes and 150,000 pods, under the default policy.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class LiveRuleBenchmarks
{
    private readonly PolicyEngine _engine = new([PolicyReader.Default]);
    private DaemonSetReview _review = null!;
    private List<DaemonSetReview> _live = [];

    /// <summary>Builds the cluster and the update of one of its DaemonSets.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var cluster = LargeCluster.Build();
        var stored = cluster.Objects.FindDaemonSet("agents", "agent-7")!;
        _review = A.Review(Operation.Update, stored, stored) with { Source = ReviewSource.Admission, Cluster = cluster };
        _live = [.. cluster.Objects.DaemonSets.Select(it => A.Review(Operation.Create, it, null) with { Source = ReviewSource.Audit, Cluster = cluster })];
    }

    /// <summary>All rules over one update. The new template is a new instance, as a request brings one: its placement is not known yet.</summary>
    [Benchmark]
    public Verdict EvaluateUpdate()
    {
        var spec = _review.Object!.Spec;
        DaemonSet updated = _review.Object with { Spec = spec with { Template = spec.Template with { Spec = spec.Template.Spec with { } } } };
        return _engine.Evaluate(_review with { Object = updated });
    }

    /// <summary>All rules over each of the 30 live DaemonSets.</summary>
    [Benchmark]
    public int Audit() => _live.Sum(review => _engine.Evaluate(review).Findings.Count);
}
