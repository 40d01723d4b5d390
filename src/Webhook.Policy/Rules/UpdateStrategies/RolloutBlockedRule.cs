using Webhook.Model.Apps;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>rollout-blocked: a change of the template can reach the pods.</summary>
/// <remarks>
/// <para>Fields: <c>spec.template</c> on UPDATE, with <c>spec.updateStrategy.rollingUpdate</c> and the pods as they are.
/// Allowed: a maxUnavailable that nodes without an available pod don't use up for good.</para>
/// <para>Why: the roll-out does not start, and nothing but the DaemonSet's status says so.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-rolling-update-is-stuck"/>.</para>
/// </remarks>
internal sealed class RolloutBlockedRule : LiveRule
{
    private const int ShownPods = 10;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (review.Operation != Operation.Update || daemonSet.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.RollingUpdateType)
            return;

        var change = TemplateChanges.Of(review);
        if (change == TemplateChange.None || RolloutPlan.For(review) is not { Blocked: true, Eaten: > 0 } plan)
            return;

        var said = RolloutText.Scheduler(plan.Stuck.Where(stuck => stuck.State == RolloutNodeState.Pending).Select(stuck => stuck.Pod!));
        findings.Report(
            FieldPaths.Template,
            $"{change.Name()} does not reach {Counted.Of(plan.Nodes.Available, "available pod")}: {FieldPaths.MaxUnavailable} comes to "
                + $"{Counted.Of(plan.MaxUnavailable, "node")}, and {RolloutText.Stuck(plan.Stuck)} {(plan.Eaten == 1 ? "uses" : "use")} it up"
                + $"{(plan.Nodes.Pending > 0 ? "; a replaced Pending pod is Pending again until it can be scheduled" : "")}"
                + (said.Length > 0 ? $"; {said}" : ""),
            Remedy(plan, review));
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "rollout-blocked",
        Title = "Roll-out stops before it reaches available pods",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node | ClusterKinds.DaemonSet | ClusterKinds.Pod,
        What = "An update changes spec.template while nodes that stay without an available pod use up all of maxUnavailable: nodes whose pod "
            + "is Pending because the scheduler can't place it (it is replaced at once, and is Pending again), nodes that are not ready, nodes "
            + "whose pod is being deleted and does not end (nobody hears of the node, or the grace period ended more than a minute ago), and "
            + "nodes that should have a pod and have none. What passes by itself doesn't count: pods that have ended, which the "
            + "controller deletes at its next sync; pods that terminate within their grace period; pods that another change is replacing "
            + "just now; pods of nodes that are gone, which the garbage collector removes. Pods that run and are not available on nodes "
            + "that are ready don't count either, since they are replaced at once and may become available. A surge is not used up by "
            + "unavailable old pods, so nothing is said of one.",
        Why = "The controller keeps the available pods on the old template until fewer nodes lack an available pod. With the default of 1 a "
            + "single dead node, or a single pod that does not fit its node, stops the roll-out for the whole cluster, and kubectl reports "
            + "nothing.",
        Remedy = "Let the Pending pods be scheduled, bring the nodes back or remove them from the cluster, or set maxUnavailable above the "
            + "number of these nodes.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-rolling-update-is-stuck",
    };

    private static string Remedy(RolloutPlan plan, DaemonSetReview review)
    {
        List<string> first = [];
        if (plan.Nodes.Pending > 0)
            first.Add("free resources for the Pending pods on their nodes, or exclude these nodes in spec.template.spec");

        if (plan.Nodes.Terminating > 0)
        {
            var pods = plan.Stuck.Where(stuck => stuck.State == RolloutNodeState.Terminating).Select(stuck => stuck.Pod!.Name);
            first.Add("remove nodes that do not come back, or force the deletion of their pods (kubectl delete pod --force --grace-period=0 "
                + $"-n {review.Namespace} {string.Join(' ', pods.Take(ShownPods))})");
        }

        if (plan.Nodes.NotReady > 0)
            first.Add("bring the nodes that are not ready back, or remove them from the cluster");

        if (plan.Nodes.WithoutPod > 0)
            first.Add($"see why pods are missing (kubectl describe daemonset -n {review.Namespace} {review.Name})");

        return $"{string.Join("; ", first)}; or set maxUnavailable to {plan.Eaten + 1} or more";
    }
}
