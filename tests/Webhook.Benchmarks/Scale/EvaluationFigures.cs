using System.Diagnostics;
using Webhook.Cluster;
using Webhook.Commands.Audits;
using Webhook.Commands.Clusters;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Policies;
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
        var first = Evaluate(engine, snapshots, live[0]);
        for (var i = 1; i < Rounds; i++)
            live.ForEach(daemonSet => Evaluate(engine, snapshots, daemonSet));

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = live.Select(daemonSet => Evaluate(engine, snapshots, daemonSet)).Order().ToList();
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / live.Count;
        var wide = live.Where(daemonSet => daemonSet.Metadata.Namespace == "kube-system").Select(daemonSet => Evaluate(engine, snapshots, daemonSet)).Average(took => took.TotalMilliseconds);
        var (firstAudit, findings) = Audit(engine, snapshots);
        var (audit, _) = Audit(engine, snapshots);
        return
        [
            new("first evaluation of the process", Milliseconds(first)),
            new("evaluation of an UPDATE by all rules, mean", Milliseconds(TimeSpan.FromTicks((long)times.Average(took => took.Ticks))), "2 ms"),
            new("evaluation of an UPDATE, slowest of 300", Milliseconds(times[^1])),
            new("evaluation of an UPDATE of one on all nodes, mean", Text($"{wide:0.00} ms"), "2 ms"),
            new("allocated by an evaluation", Text($"{allocated / 1024.0:0} KiB")),
            new(Text($"audit of all {live.Count}, first ({findings} findings)"), Text($"{firstAudit.TotalSeconds:0.00} s"), "3 s"),
            new(Text($"audit of all {live.Count}, later"), Text($"{audit.TotalSeconds:0.00} s"), "3 s"),
        ];
    }

    // A request brings a template of its own, whose placement nobody knows yet, and gets a snapshot of its own.
    private static TimeSpan Evaluate(PolicyEngine engine, ClusterSnapshots snapshots, DaemonSet live)
    {
        var spec = live.Spec;
        var template = spec.Template with { Spec = spec.Template.Spec with { TerminationGracePeriodSeconds = 17 } };
        var review = A.Review(Operation.Update, live with { Spec = spec with { Template = template } }, live) with { Source = ReviewSource.Admission };
        var began = Stopwatch.GetTimestamp();
        var verdict = engine.Evaluate(review with { Cluster = snapshots.Current });
        var took = Stopwatch.GetElapsedTime(began);
        return verdict.SkippedRules.Count == 0 ? took : throw new InvalidOperationException("the rules that need the cluster did not run");
    }

    private static (TimeSpan Took, int Findings) Audit(PolicyEngine engine, ClusterSnapshots snapshots)
    {
        var began = Stopwatch.GetTimestamp();
        var snapshot = snapshots.Current;
        var report = LiveCheck.Run(new OpenedCluster(new LiveObjects(), snapshot, 0), snapshot, engine, [], A.Moment);
        return (Stopwatch.GetElapsedTime(began), report.Results.Sum(result => result.Findings.Count));
    }

    private static string Milliseconds(TimeSpan time) => Text($"{time.TotalMilliseconds:0.00} ms");
}
