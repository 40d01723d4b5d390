using Webhook.Model.Apps;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>selector-matches-template: the pods that a DaemonSet makes are its own.</summary>
/// <remarks>
/// <para>Fields: <c>spec.selector</c> and <c>spec.template.metadata.labels</c>. Allowed: labels that meet every requirement of
/// the selector; more labels are fine.</para>
/// <para>Why: the controller would not know its own pods and make new ones without end.</para>
/// <para>Source: kubernetes' pkg/apis/apps/validation/validation.go, <c>ValidateDaemonSetSpec</c>.</para>
/// </remarks>
internal sealed class SelectorMatchesTemplateRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var labels = daemonSet.Spec.Template.Metadata.Labels;

        // One cause, one finding: selector-required and selector-syntax report what no labels could ever meet.
        if (daemonSet.Spec.Selector is not { IsEmpty: false } selector
            || LabelSelectorMatching.Matches(selector, labels)
            || !SelectorSatisfiability.IsSatisfiable(selector))
        {
            return;
        }

        foreach (var unmet in LabelSelectorMatching.Unmet(selector, labels))
        {
            var label = unmet.Label is null ? $"the template has no label {unmet.Key}" : $"the template's label {unmet.Key} is "
                + $"\"{unmet.Label}\"";
            findings.Report(FieldPaths.TemplateLabels, $"{Requirement(unmet)} but {label}", Remedy(unmet));
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "selector-matches-template",
        Title = "Selector does not match the template's labels",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Deny,
        What = "A requirement of spec.selector is not met by spec.template.metadata.labels; each such requirement is named with the "
            + "label as it is.",
        Why = "The controller counts the pods that its selector matches: it would never find the pods it has made. The API server "
            + "refuses such a DaemonSet.",
        Remedy = "Give spec.template.metadata.labels every label that spec.selector asks for.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector",
        IsEnforcedByApiServer = true,
    };

    private static string Requirement(UnmetRequirement unmet) => unmet.Field == "matchLabels"
        ? $"{FieldPaths.Selector}.matchLabels[{unmet.Key}] is \"{unmet.Values[0]}\""
        : $"{FieldPaths.Selector}.{unmet.Field} asks for "
            + $"{SelectorText.Of(new LabelSelectorRequirement { Key = unmet.Key, Operator = unmet.Operator, Values = unmet.Values })}";

    private static string Remedy(UnmetRequirement unmet)
    {
        var label = FieldPaths.TemplateLabel(unmet.Key);
        return unmet.Operator switch
        {
            SelectorOperator.In => $"set {label} to {string.Join(" or ", unmet.Values.Select(value => $"\"{value}\""))}",
            SelectorOperator.Exists => $"set {label}",
            SelectorOperator.DoesNotExist => $"drop {label}",
            _ => $"set {label} to another value, or drop it",
        };
    }
}
