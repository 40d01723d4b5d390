using System.Diagnostics;
using Webhook.Cluster;
using Webhook.Commands.Audits;
using Webhook.Commands.Clusters;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
using Webhook.Server;
using Webhook.Testing;
using static Webhook.Benchmarks.Scale.ClusterShape;

namespace Webhook.Benchmarks.Scale;

/// <summary>What the rules cost over the caches, as admission and <c>audit</c> call them.</summary>
internal static class EvaluationFigures
{
    private const int Rounds = 3;

    /// <summary>Judges an update of each DaemonSet by all rules, then audits all of them.</summary>
    /// <param name="current">The caches.</param>
    public static IReadOnlyList<ScaleFigure> Measure(Func<ClusterState> current)
    {
        var snapshots = new ClusterSnapshots(current);
        var engine = new PolicyEngine([PolicyReader.Default]);
        var live = current().DaemonSets.All.ToList();
        var warmUp = Measure(() => LiveWarmUp.Run(engine, A.Moment));
        var first = Evaluate(engine, snapshots, live[0]);
        for (var i = 1; i < Rounds; i++)
            live.ForEach(daemonSet => Evaluate(engine, snapshots, daemonSet));

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var costs = live.Select(daemonSet => Evaluate(engine, snapshots, daemonSet)).ToList();
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / live.Count;
        var wide = live.Where(daemonSet => daemonSet.Metadata.Namespace == "kube-system").Select(daemonSet => Evaluate(engine, snapshots, daemonSet));
        var (firstAudit, findings) = Audit(engine, snapshots);
        var (audit, _) = Audit(engine, snapshots);
        return
        [
            new("warm-up of the live rules", Milliseconds(warmUp.Took)),
            new("first evaluation after it, which also indexes the nodes", Both(first)),
            new("evaluation of an UPDATE by all rules, mean of 300", Mean(costs), "2 ms"),
            new("the same, one with 5,000 pods", Mean(wide), "2 ms"),
            new("the same, slowest of 300", Both(costs.MaxBy(cost => cost.Processor))),
            new("allocated by an evaluation", Text($"{allocated / 1024.0:0} KiB")),
            new(Text($"audit of all {live.Count}, the first ({findings} findings)"), Both(firstAudit), "3 s"),
            new(Text($"audit of all {live.Count}, a later one"), Both(audit), "3 s"),
        ];
    }

    // A request brings a template of its own, whose placement nobody knows yet, and gets a snapshot of its own.
    private static Cost Evaluate(PolicyEngine engine, ClusterSnapshots snapshots, DaemonSet live)
    {
        var spec = live.Spec;
        var template = spec.Template with { Spec = spec.Template.Spec with { TerminationGracePeriodSeconds = 17 } };
        var review = A.Review(Operation.Update, live with { Spec = spec with { Template = template } }, live) with { Source = ReviewSource.Admission };
        return Measure(() =>
        {
            if (engine.Evaluate(review with { Cluster = snapshots.Current }).SkippedRules.Count > 0)
                throw new InvalidOperationException("the rules that need the cluster did not run");
        });
    }

    private static (Cost Cost, int Findings) Audit(PolicyEngine engine, ClusterSnapshots snapshots)
    {
        var findings = 0;
        var cost = Measure(() =>
        {
            var snapshot = snapshots.Current;
            var report = new LiveCheck(new OpenedCluster(new LiveObjects(), snapshot, 0), new WhatIf([], [], []), engine, A.Moment).Run([]);
            findings = report.Results.Sum(result => result.Findings.Count);
        });
        return (cost, findings);
    }

    private static Cost Measure(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        var processor = ThreadClock.Measure(action);
        return new(Stopwatch.GetElapsedTime(began), processor);
    }

    private static string Mean(IEnumerable<Cost> costs)
    {
        var all = costs.ToList();
        return Both(new(all.Aggregate(TimeSpan.Zero, (sum, cost) => sum + cost.Took) / all.Count, all.Aggregate(TimeSpan.Zero, (sum, cost) => sum + cost.Processor) / all.Count));
    }

    private static string Both(Cost cost) => $"{Milliseconds(cost.Took)}, {Milliseconds(cost.Processor)} of processor";

    private static string Milliseconds(TimeSpan time) => Text($"{time.TotalMilliseconds:0.00} ms");

    private readonly record struct Cost(TimeSpan Took, TimeSpan Processor);
}
