using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>on-delete-stale: under OnDelete the pods run what the template says.</summary>
/// <remarks>
/// <para>Fields: <c>spec.updateStrategy.type</c> with the pods' label <c>controller-revision-hash</c>. Allowed: pods of the
/// newest ControllerRevision.</para>
/// <para>Why: the change looks applied and runs nowhere.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy"/>.</para>
/// </remarks>
internal sealed class OnDeleteStaleRule : LiveRule
{
    private const int ShownPods = 3;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (daemonSet.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.OnDeleteType)
            return;

        if (review.Source == ReviewSource.Audit)
            ReportStale(StalePods.Of(daemonSet, cluster), review.Now, findings);
        else if (review.Operation == Operation.Update)
            ReportChange(review, cluster, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "on-delete-stale",
        Title = "Pods that OnDelete leaves on an old template",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.DaemonSet | ClusterKinds.ControllerRevision | ClusterKinds.Pod,
        What = "The update strategy is OnDelete, and an update changes spec.template while pods run; in the audit, pods run whose "
            + "controller-revision-hash is not that of the newest ControllerRevision, given with their age.",
        Why = "The change looks applied, and every running pod stays as it was until somebody deletes it, security fixes included.",
        Remedy = "Delete the pods node by node, or set spec.updateStrategy.type to RollingUpdate.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy",
    };

    private static void ReportChange(DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var running = cluster.Objects.PodsOf(review.StoredUid).Count(pod => pod.DeletionTimestamp is null);
        if (running == 0)
            return;

        var change = TemplateChanges.Of(review);
        if (change != TemplateChange.None)
        {
            findings.Report(
                FieldPaths.UpdateStrategyType,
                $"{FieldPaths.UpdateStrategyType} is OnDelete: {change.Name()} does not reach {Counted.Of(running, "running pod")} until "
                    + $"{(running == 1 ? "it is" : "they are")} deleted",
                $"delete the pods node by node afterwards, or set {FieldPaths.UpdateStrategyType} to RollingUpdate");
        }
    }

    private static void ReportStale(StalePods stale, DateTimeOffset now, FindingSink findings)
    {
        if (stale.Pods.Count > 0)
        {
            var pods = stale.Pods.Select(pod => Text(pod, now)).ToList();
            findings.Report(
                FieldPaths.UpdateStrategyType,
                $"{FieldPaths.UpdateStrategyType} is OnDelete and {stale.Pods.Count} of {Counted.Of(stale.Total, "pod")} "
                    + $"{(stale.Pods.Count == 1 ? "is" : "are")} not on the current revision {stale.Hash}: {Phrases.Few(pods, ShownPods)}",
                $"delete {(stale.Pods.Count == 1 ? "that pod" : "those pods")}, or set {FieldPaths.UpdateStrategyType} to RollingUpdate");
        }
    }

    private static string Text(Pod pod, DateTimeOffset now) =>
        $"{pod.Name}{(pod.TargetNodeName.Length > 0 ? $" on {pod.TargetNodeName}" : "")} ({DurationText.Age(now - pod.CreationTimestamp)} old)";
}
