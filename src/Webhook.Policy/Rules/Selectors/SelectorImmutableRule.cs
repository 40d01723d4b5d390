using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>selector-immutable: an update keeps the selector.</summary>
/// <remarks>
/// <para>Field: <c>spec.selector</c> on UPDATE. Allowed: the stored selector; absent and empty parts are one thing, the order
/// of expressions counts.</para>
/// <para>Why: the API server refuses any change, even to a selector that means the same.</para>
/// <para>Source: kubernetes' pkg/registry/apps/daemonset/strategy.go, <c>ValidateUpdate</c>.</para>
/// </remarks>
internal sealed class SelectorImmutableRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        if (review.Operation != Operation.Update
            || review.OldObject is not { } old
            || SelectorIdentity.Same(old.Spec.Selector, daemonSet.Spec.Selector))
        {
            return;
        }

        findings.Report(
            FieldPaths.Selector,
            $"{FieldPaths.Selector} changes from {SelectorText.Of(old.Spec.Selector)} to {SelectorText.Of(daemonSet.Spec.Selector)}, "
                + "and it can't be changed",
            "keep the selector, or create a DaemonSet of another name and delete this one, or run "
            + $"kubectl -n {review.Namespace} delete daemonset {review.Name} --cascade=orphan and create it anew, which adopts the pods "
            + "that the new selector matches and leaves the others to be deleted");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "selector-immutable",
        Title = "Change of the selector",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Deny,
        What = "An update changes spec.selector in any way, also to a selector that means the same.",
        Why = "The selector decides which pods belong to the DaemonSet; the API server refuses every change of it.",
        Remedy = "Create a DaemonSet of another name, or delete this one with --cascade=orphan and create it anew; orphaned pods that "
            + "match the new selector are adopted.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector",
        IsEnforcedByApiServer = true,
    };
}
