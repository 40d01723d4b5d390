using FluentValidation;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of a label selector, whether or not anything can match it.</summary>
/// <remarks>
/// Property names are paths below the selector, <c>matchExpressions[0].values</c>; errors of matchLabels stand at
/// <c>matchLabels</c> itself. Error codes are <see cref="FieldErrorType"/>. Duplicate values and contradictions are no errors.
/// Follows <c>ValidateLabelSelector</c> of k8s.io/apimachinery's meta/v1/validation.
/// </remarks>
internal sealed class LabelSelectorValidator : AbstractValidator<LabelSelector>
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public LabelSelectorValidator()
    {
        RuleFor(selector => selector.MatchLabels).Custom(LabelsAreWellFormed);
        RuleForEach(selector => selector.MatchExpressions)
            .SetValidator(new LabelSelectorRequirementValidator())
            .OverridePropertyName("matchExpressions");
    }

    private static void LabelsAreWellFormed(IReadOnlyDictionary<string, string> labels, ValidationContext<LabelSelector> context)
    {
        foreach (var (key, value) in labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            context.FailEach("matchLabels", key, LabelSyntax.QualifiedNameErrors(key));
            context.FailEach("matchLabels", value, LabelSyntax.LabelValueErrors(value));
        }
    }
}
