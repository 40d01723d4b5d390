using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>selector-syntax: a selector that the API server takes and that some labels can meet.</summary>
/// <remarks>
/// <para>Field: <c>spec.selector</c>. Allowed: label keys and values, operators In and NotIn with values, Exists and
/// DoesNotExist without, and no contradiction.</para>
/// <para>Why: the API server refuses the rest, a contradiction with a message that blames the labels.</para>
/// <para>Source: k8s.io/apimachinery's pkg/apis/meta/v1/validation, <c>ValidateLabelSelector</c>.</para>
/// </remarks>
internal sealed class SelectorSyntaxRule : DaemonSetRule
{
    private static readonly LabelSelectorValidator Validator = new();

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        // A stored selector can't be changed, and the API server goes on taking one that older releases let pass.
        if (daemonSet.Spec.Selector is not { } selector
            || SelectorSatisfiability.IsSatisfiable(selector)
            || (review.OldObject is { } old && SelectorIdentity.Same(old.Spec.Selector, selector)))
        {
            return;
        }

        if (LabelSelectorMatching.IsWellFormed(selector))
        {
            ReportContradictions(selector, findings);
            return;
        }

        foreach (var failure in Validator.Validate(selector).Errors)
        {
            var field = FieldPath.Join(FieldPaths.Selector, failure.PropertyName);
            findings.Report(field, $"{field}: {failure.ErrorMessage}", Remedy(failure.PropertyName, failure.ErrorCode));
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "selector-syntax",
        Title = "Selector malformed or contradicting itself",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Deny,
        What = "A key, value or operator of spec.selector is malformed, an operator has values it does not take or lacks those it "
            + "needs, or two requirements on one key exclude each other.",
        Why = "The API server refuses such a selector. One that contradicts itself matches nothing, and the API server then says only "
            + "that the labels do not match.",
        Remedy = "Write label keys and values as Kubernetes spells them, In and NotIn with values, Exists and DoesNotExist without, and "
            + "one requirement a key.",
        Source = "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
        IsEnforcedByApiServer = true,
    };

    private static void ReportContradictions(LabelSelector selector, FindingSink findings)
    {
        foreach (var key in selector.MatchExpressions.Select(requirement => requirement.Key).Distinct())
        {
            // Keys are independent of one another: a contradiction is always one of requirements on a single key.
            var part = new LabelSelector
            {
                MatchLabels = selector.MatchLabels.Where(label => label.Key == key).ToDictionary(),
                MatchExpressions = [.. selector.MatchExpressions.Where(requirement => requirement.Key == key)],
            };
            if (!SelectorSatisfiability.IsSatisfiable(part))
            {
                findings.Report(
                    FieldPaths.Selector,
                    $"{FieldPaths.Selector} asks for {SelectorText.Of(part)}, which no label {key} can meet",
                    $"keep one requirement on {key}");
            }
        }
    }

    private static string Remedy(string property, string code) => (property[(property.LastIndexOf('.') + 1)..], code) switch
    {
        ("operator", _) => "write In or NotIn with values, or Exists or DoesNotExist without",
        ("values", FieldErrorType.Required) => "list the values, or write operator: Exists or DoesNotExist",
        ("values", _) => "drop the values, or write operator: In or NotIn",
        ("key", _) => "write a label key such as app or example.com/app",
        _ => "write up to 63 letters, digits, -, _ and ., with a letter or digit at both ends",
    };
}
