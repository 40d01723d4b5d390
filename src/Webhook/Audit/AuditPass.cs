using Webhook.Policy;
using Webhook.Policy.Cluster;

namespace Webhook.Audit;

/// <summary>Judges DaemonSets one after the other, and lets everything else run in between.</summary>
/// <param name="time">The clock.</param>
/// <param name="metrics">Counts what is new.</param>
/// <param name="logger">Gets the faults.</param>
internal sealed class AuditPass(TimeProvider time, AuditMetrics metrics, ILogger<AuditPass> logger)
{
    /// <summary>Judges those of a scope, and forgets those that are gone.</summary>
    /// <param name="state">What is known; takes in what is found.</param>
    /// <param name="scope">Which ones.</param>
    /// <param name="engine">The policies.</param>
    /// <param name="cluster">The cluster at one moment.</param>
    /// <param name="cancellation">Ends the pass between two DaemonSets.</param>
    /// <returns>What came of it.</returns>
    public async Task<AuditPassResult> RunAsync(
        AuditState state, AuditScope scope, PolicyEngine engine, ClusterSnapshot cluster, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var judge = new AuditJudge(engine, cluster, now);
        var result = new AuditPassResult();
        foreach (var @namespace in state.Forget((@namespace, name) => cluster.Objects.FindDaemonSet(@namespace, name) is not null))
            result.Namespaces.Add(@namespace);

        foreach (var live in cluster.Objects.DaemonSets.Where(scope.Contains))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var judged = judge.Judge(live);
                Note(result, state.Put(judged, now));
            }
            catch (Exception exception)
            {
                AuditLog.DaemonSetFailed(logger, exception, live.Metadata.Namespace, live.Metadata.Name);
            }

            // To the end of the queue: a review that arrived meanwhile goes first.
            await Task.Yield();
        }

        return result;
    }

    private void Note(AuditPassResult result, AuditChange change)
    {
        var daemonSet = change.DaemonSet;
        result.Judged++;
        result.Namespaces.Add(daemonSet.Namespace);
        foreach (var failure in daemonSet.Verdict.Failures)
        {
            metrics.RuleThrew(failure.Rule);
            AuditLog.RuleThrew(logger, failure.Exception, failure.Rule, daemonSet.Namespace, daemonSet.Name);
        }

        metrics.Changed(change);
        if (change.Appeared.Count + change.Gone.Count > 0)
            result.Changes.Add(change);
    }
}
