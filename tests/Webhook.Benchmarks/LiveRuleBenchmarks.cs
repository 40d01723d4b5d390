using BenchmarkDotNet.Attributes;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Policies;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Selectors;
using Webhook.Policy.Verdicts;
using Webhook.Testing;

namespace Webhook.Benchmarks;

/// <summary>What the rules cost against a live cluster of 5,000 nodes and 150,000 pods, under the default policy.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class LiveRuleBenchmarks
{
    private static readonly Verdict NothingFound = new() { Findings = [], Policies = [] };

    private readonly PolicyEngine _engine = new([PolicyReader.Default]);
    private ClusterSnapshot _cluster = null!;
    private DaemonSetReview _create = null!;
    private DaemonSetReview _update = null!;
    private List<DaemonSetReview> _live = [];
    private ClusterNodes _changed = null!;

    /// <summary>Builds the cluster, a DaemonSet that is not in it, and an update of one that is.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _cluster = LargeCluster.Build();
        var stored = _cluster.Objects.FindDaemonSet("agents", "agent-7")!;
        var labels = new[] { ("app", "new-agent") };
        var created = A.DaemonSet().InNamespace("agents").Named("new-agent").Selecting(labels).TemplateLabelled(labels).Labelled(labels).PodSpec(_ => stored.Spec.Template.Spec with
        {
            Containers = [new() { Name = "agent", Ports = [new() { Port = 12_000, HostPort = 12_000 }] }],
        }).Build();
        _create = A.Review(Operation.Create, created, null) with { Source = ReviewSource.Admission, Cluster = _cluster };
        _update = A.Review(Operation.Update, stored, stored) with { Source = ReviewSource.Admission, Cluster = _cluster };
        _live = [.. _cluster.Objects.DaemonSets.Select(it => A.Review(Operation.Create, it, null) with { Source = ReviewSource.Audit, Cluster = _cluster })];
        var first = _cluster.Nodes[0];
        _changed = new([first with { Spec = first.Spec with { Taints = [new() { Key = "new", Effect = TaintEffect.NoSchedule }] } }, .. _cluster.Nodes.All.Skip(1)], _cluster.Nodes);
    }

    /// <summary>All rules over one creation.</summary>
    [Benchmark]
    public Verdict EvaluateCreate() => _engine.Evaluate(AsNew(_create));

    /// <summary>What a creation is answered when nothing is found: on how many nodes it will run, and why not on the others.</summary>
    [Benchmark]
    public string? ForetellCreate() => ChangeForecast.Of(AsNew(_create), NothingFound, 1);

    /// <summary>The same for a template that wants other nodes than any before.</summary>
    [Benchmark]
    public string ForetellOtherWishes() => DaemonSetPlacement.Of(_create.Object!.Spec.Template.Spec, _cluster.Nodes).Summary;

    /// <summary>All rules over one update.</summary>
    [Benchmark]
    public Verdict EvaluateUpdate() => _engine.Evaluate(AsNew(_update));

    /// <summary>All rules over each of the 30 live DaemonSets.</summary>
    [Benchmark]
    public int Audit() => _live.Sum(review => _engine.Evaluate(review).Findings.Count);

    /// <summary>Coverage: the nodes that a template with a nodeSelector runs on.</summary>
    [Benchmark]
    public int Place() => DaemonSetPlacement.Of(_create.Object!.Spec.Template.Spec, _cluster.Nodes).Runs;

    /// <summary>Overlap: the workloads of the namespace that share labels.</summary>
    [Benchmark]
    public int Overlap() => SelectorOverlap.Find(_create).Count;

    /// <summary>A snapshot after the change of one node's taints, and one placement on it.</summary>
    [Benchmark]
    public int SnapshotAfterNodeChange() => new ClusterSnapshot(new ClusterNodes(_changed.All, _cluster.Nodes), _cluster.Objects).PlacementOf(_create.Object!).Runs;

    // The template is a new instance, as a request brings one: that it wants the same nodes as one before must be found out.
    private static DaemonSetReview AsNew(DaemonSetReview review)
    {
        var spec = review.Object!.Spec;
        DaemonSet anew = review.Object with { Spec = spec with { Template = spec.Template with { Spec = spec.Template.Spec with { } } } };
        return review with { Object = anew };
    }
}
