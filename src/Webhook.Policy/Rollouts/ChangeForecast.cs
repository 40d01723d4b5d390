using Webhook.Model.Apps;
using Webhook.Policy.Fit;
using Webhook.Policy.Rules;
using Webhook.Policy.Templates;
using Webhook.Policy.Verdicts;

namespace Webhook.Policy.Rollouts;

/// <summary>What a request sets in motion, in a line, though nothing may be wrong with it.</summary>
public static class ChangeForecast
{
    /// <summary>
    /// On UPDATE <c>this change restarts 120 pods, 6 at a time, about 40 minutes</c>, when the template changes; on CREATE
    /// <c>runs on 3 of 5 nodes: 2 have taint dedicated=gpu:NoSchedule</c>, when some node gets no pod.
    /// </summary>
    /// <remarks>
    /// What a finding already tells the user is not told again. Nothing is foretold of a roll-out that pods wait for, under
    /// OnDelete or behind a budget that is used up: rules speak of those.
    /// </remarks>
    /// <param name="review">The request; nothing is foretold without its <see cref="DaemonSetReview.Cluster"/>.</param>
    /// <param name="verdict">What was found in it.</param>
    /// <param name="leastPods">How many pods must be restarted, or run, for a word to be worth it; at least 1.</param>
    /// <returns><c>null</c> when there is nothing to say.</returns>
    public static string? Of(DaemonSetReview review, Verdict verdict, int leastPods)
    {
        if (!review.IsAlive || review is not { Object: { } daemonSet, Cluster: { } cluster })
            return null;

        var told = review.Operation == Operation.Create ? OfCreation(cluster.CapacityOf(daemonSet), leastPods) : OfUpdate(daemonSet, review, leastPods);
        return told is null || verdict.Findings.Any(finding => finding.Action >= RuleAction.Warn && finding.Message.Contains(told, StringComparison.Ordinal))
            ? null
            : review.Operation == Operation.Create ? told : $"this change {told}";
    }

    private static string? OfCreation(CapacityForecast capacity, int leastPods) =>
        capacity.Placement.Runs >= leastPods && capacity.Placement.Runs < capacity.Placement.Total ? capacity.Summary : null;

    // Comparing templates costs less than placing them on thousands of nodes, and most updates change none.
    private static string? OfUpdate(DaemonSet daemonSet, DaemonSetReview review, int leastPods)
    {
        if (daemonSet.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.RollingUpdateType || TemplateChanges.Of(review) != TemplateChange.Certain)
            return null;

        var plan = RolloutPlan.For(review);
        return plan.Pods >= leastPods && !plan.Blocked ? plan.Summary : null;
    }
}
