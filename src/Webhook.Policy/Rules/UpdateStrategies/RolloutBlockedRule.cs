using Webhook.Model.Apps;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>rollout-blocked: a change of the template can reach the pods.</summary>
/// <remarks>
/// <para>Fields: <c>spec.template</c> on UPDATE, with <c>spec.updateStrategy.rollingUpdate</c> and the pods as they are.
/// Allowed: a budget that unavailable pods have not used up.</para>
/// <para>Why: the roll-out does not start, and nothing but the DaemonSet's status says so.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-rolling-update-is-stuck"/>.</para>
/// </remarks>
internal sealed class RolloutBlockedRule : LiveRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (review.Operation != Operation.Update || daemonSet.Spec.UpdateStrategy.Type != DaemonSetUpdateStrategy.RollingUpdateType)
            return;

        var plan = RolloutPlan.For(review);
        if (!plan.Blocked || plan.Eaten == 0)
            return;

        var change = TemplateChanges.Of(review);
        if (change == TemplateChange.None)
            return;

        var (field, budget) = plan.MaxSurge > 0 ? (FieldPaths.MaxSurge, plan.MaxSurge) : (FieldPaths.MaxUnavailable, plan.MaxUnavailable);
        var name = field[(field.LastIndexOf('.') + 1)..];
        findings.Report(
            FieldPaths.Template,
            $"{change.Name()} does not reach {Counted.Of(plan.Nodes.Available, "available pod")}: {field} comes to "
                + $"{Counted.Of(budget, "node")}, and {RolloutText.Eaten(plan)} {(plan.Eaten == 1 ? "uses" : "use")} it up",
            $"get {(plan.Eaten == 1 ? "that node" : "those nodes")} to an available pod or out of the cluster first, or set {name} to "
                + $"{plan.Eaten + 1} or more");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "rollout-blocked",
        Title = "Roll-out cannot start",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node | ClusterKinds.DaemonSet | ClusterKinds.Pod,
        What = "An update changes spec.template while nodes without an available pod use up all of maxUnavailable (or maxSurge): nodes "
            + "that are not ready, nodes whose pod is missing, nodes with more than one pod. Unavailable pods on nodes that are ready don't "
            + "count, since they are replaced at once.",
        Why = "The controller keeps the available pods on the old template until the budget has room again. With the default of 1 a single "
            + "dead node stops the roll-out for the whole cluster, and kubectl reports nothing.",
        Remedy = "Bring the nodes back or take them out of the cluster, or raise maxUnavailable above their number.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-rolling-update-is-stuck",
    };
}
