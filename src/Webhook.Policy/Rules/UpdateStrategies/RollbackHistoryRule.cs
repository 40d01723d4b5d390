using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>rollback-history: at least one old revision is kept.</summary>
/// <remarks>
/// <para>Field: <c>spec.revisionHistoryLimit</c>. Allowed: 1 and more; absent is 10.</para>
/// <para>Why: with 0 the template before the last change is gone once the roll-out is done.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/"/>.</para>
/// </remarks>
internal sealed class RollbackHistoryRule : DaemonSetRule
{
    private const string Field = "spec.revisionHistoryLimit";

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        if (daemonSet.Spec.RevisionHistoryLimit is not { } limit || limit > 0)
            return;

        var effect = limit == 0
            ? "no old revision is kept, and kubectl rollout undo has nothing to go back to"
            : "the API server refuses a negative number";
        findings.Report(Field, $"{Field} is {limit}: {effect}", $"drop {Field} for the default of "
            + $"{DaemonSetDefaults.RevisionHistoryLimit}, or set it to 1 or more");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "rollback-history",
        Title = "No revision to roll back to",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        What = "spec.revisionHistoryLimit is 0, so no ControllerRevision but the current one is kept.",
        Why = "After a bad change kubectl rollout undo fails, and the old template has to be found elsewhere while every node runs the "
            + "bad one.",
        Remedy = "Leave spec.revisionHistoryLimit out, which keeps 10 revisions, or set it to 1 or more.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/",
    };
}
