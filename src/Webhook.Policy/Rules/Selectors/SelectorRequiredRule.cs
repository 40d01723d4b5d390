using Webhook.Model.Apps;
using Webhook.Policy.Rules.Labels;
using Webhook.Policy.Rules.Life;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>selector-required: a DaemonSet says which pods are its own.</summary>
/// <remarks>
/// <para>Field: <c>spec.selector</c>. Allowed: at least one matchLabels entry or expression.</para>
/// <para>Why: without one it matches no pod, with an empty one every pod of the namespace; the API server refuses both.</para>
/// <para>Source: kubernetes' pkg/apis/apps/validation/validation.go, <c>ValidateDaemonSetSpec</c>.</para>
/// </remarks>
internal sealed class SelectorRequiredRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        // In an old API version unsupported-api says that a selector must be written, and why there was none.
        if (daemonSet.Spec.Selector is { IsEmpty: false } || DaemonSetApi.IsUnsupported(review))
            return;

        var message = daemonSet.Spec.Selector is null
            ? $"{FieldPaths.Selector} is missing, so the DaemonSet would match none of its pods"
            : $"{FieldPaths.Selector} is empty, which would match every pod of the namespace";
        findings.Report(FieldPaths.Selector, message, Remedy(daemonSet.Spec.Template.Metadata.Labels));
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "selector-required",
        Title = "Selector missing or empty",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Deny,
        What = "spec.selector is missing, or has neither matchLabels nor matchExpressions.",
        Why = "The selector decides which pods belong to the DaemonSet, and it can't be changed later. apps/v1 makes none up, and the "
            + "API server refuses a DaemonSet without one.",
        Remedy = "Write spec.selector.matchLabels with the labels of the template that name the application.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector",
        IsEnforcedByApiServer = true,
    };

    // Only what names the application: a version in the selector could never be raised again.
    private static string Remedy(IReadOnlyDictionary<string, string> labels)
    {
        var naming = labels.Where(label => ApplicationLabels.Keys.Contains(label.Key)).ToList();
        return labels.Count == 0
            ? "write spec.selector.matchLabels, and the same labels in spec.template.metadata.labels"
            : $"write spec.selector.matchLabels: {Phrases.Yaml(naming.Count > 0 ? naming : labels)}";
    }
}
