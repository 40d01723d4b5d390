using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>rollout-in-progress: one roll-out ends before the next begins.</summary>
/// <remarks>
/// <para>Fields: <c>spec.template</c> on UPDATE, with the stored object's <c>status</c>. Allowed: a status that
/// <c>kubectl rollout status</c> calls done.</para>
/// <para>Why: which of the two changes broke the pods can't be told any more.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/"/>; done as in kubectl's
/// <c>DaemonSetStatusViewer</c>.</para>
/// </remarks>
internal sealed class RolloutInProgressRule : LiveRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (review is not { Operation: Operation.Update, OldObject: { } stored }
            || daemonSet.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.RollingUpdateType
            || Unfinished(stored) is not { } unfinished)
        {
            return;
        }

        var change = TemplateChanges.Of(review);
        if (change != TemplateChange.None)
        {
            findings.Report(
                FieldPaths.Template,
                $"{change.Name()} comes before the last roll-out has finished ({unfinished}) and {RolloutPlan.For(review).Summary}",
                "wait until kubectl rollout status says that it is done, unless this is the fix for it");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "rollout-in-progress",
        Title = "Next roll-out before the last one has finished",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Audit,
        IsLive = true,
        Reads = ClusterKinds.Node | ClusterKinds.DaemonSet | ClusterKinds.Pod,
        What = "An update changes spec.template while the status of the stored object says that the last change has not reached every "
            + "node, or that pods are not available yet.",
        Why = "Pods of three templates then run side by side, and nothing shows which change broke them.",
        Remedy = "Wait until kubectl rollout status says that the last roll-out is done.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/",
    };

    private static string? Unfinished(DaemonSet stored)
    {
        var status = stored.Status;
        return stored.Metadata.Generation > status.ObservedGeneration && status.ObservedGeneration > 0
                ? "its controller has not seen the last change yet"
            : status.UpdatedNumberScheduled < status.DesiredNumberScheduled
                ? $"{status.UpdatedNumberScheduled} of {status.DesiredNumberScheduled} nodes run the current template"
            : status.NumberAvailable < status.DesiredNumberScheduled
                ? $"{status.NumberAvailable} of {status.DesiredNumberScheduled} pods are available"
            : null;
    }
}
