using Webhook.Cluster;
using Webhook.Kubernetes.Events;
using Webhook.Kubernetes.Leases;
using Webhook.Model.Text;
using Webhook.Policy.Rules;

namespace Webhook.Audit;

/// <summary>Tells what is new as Events on the DaemonSets. An Event that can't be written is lost: the report says the same.</summary>
/// <param name="recorder">Writes them.</param>
/// <param name="leadership">Only who leads writes.</param>
/// <param name="logger">Says what can't be written.</param>
internal sealed class AuditEvents(EventRecorder recorder, ILeadership leadership, ILogger<AuditEvents> logger)
{
    private const string Found = "PolicyViolation";
    private const string Gone = "PolicyViolationResolved";

    private string _problem = "";

    /// <summary>Tells it.</summary>
    public async Task TellAsync(IEnumerable<AuditChange> changes, CancellationToken cancellation)
    {
        var leftOut = 0;
        try
        {
            foreach (var (subject, type, reason, message) in changes.SelectMany(EventsOf))
            {
                if (!leadership.IsLeader)
                    return;

                if (await recorder.RecordAsync(subject, type, reason, message, cancellation) == EventOutcome.LeftOut)
                    leftOut++;
            }

            _problem = "";
        }
        catch (Exception failure) when (ClusterFailure.IsExpected(failure))
        {
            var problem = ClusterFailure.Reason(failure);
            if (problem != _problem)
                AuditLog.EventsFailed(logger, problem);

            _problem = problem;
        }

        if (leftOut > 0)
            AuditLog.EventsLeftOut(logger, leftOut);
    }

    private static IEnumerable<(EventSubject Subject, EventType Type, string Reason, string Message)> EventsOf(AuditChange change)
    {
        var daemonSet = change.DaemonSet;
        var subject = new EventSubject("apps/v1", "DaemonSet", daemonSet.Namespace, daemonSet.Name, daemonSet.Uid);
        foreach (var finding in change.Appeared)
        {
            var type = finding.Action == RuleAction.Audit ? EventType.Normal : EventType.Warning;
            yield return (subject, type, Found, OneLine.Of($"{finding.Rule}: {finding.Message}; {finding.Remedy}"));
        }

        foreach (var gone in change.Gone)
            yield return (subject, EventType.Normal, Gone, OneLine.Of($"{gone.Rule}: no longer found at {gone.Field}"));
    }
}
