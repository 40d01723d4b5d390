using FluentValidation;
using FluentValidation.Results;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of a DaemonSet's selector and of the template labels it must match.</summary>
/// <remarks>
/// Property names are paths from the DaemonSet on. A missing selector is reported where it shows, at the template's labels,
/// and the labels are judged only when the selector itself is valid. Error codes are <see cref="FieldErrorType"/>.
/// Follows <c>ValidateDaemonSetSpec</c> of kubernetes' pkg/apis/apps/validation.
/// </remarks>
internal sealed class DaemonSetSelectorValidator : AbstractValidator<DaemonSetSpec>
{
    private const string SelectorField = "spec.selector";
    private const string LabelsField = "spec.template.metadata.labels";

    private static readonly LabelSelectorValidator Selector = new();

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public DaemonSetSelectorValidator() => RuleFor(spec => spec.Template).Custom((_, context) => Check(context));

    private static void Check(ValidationContext<DaemonSetSpec> context)
    {
        var (selector, labels) = (context.InstanceToValidate.Selector, context.InstanceToValidate.Template.Metadata.Labels);
        if (selector is null)
        {
            context.Fail(LabelsField, FieldErrorType.Invalid, "spec.selector is missing and so matches no template labels");
            return;
        }

        if (selector.IsEmpty)
            context.Fail(SelectorField, FieldErrorType.Invalid, "an empty selector is not allowed in a DaemonSet");

        foreach (var error in Selector.Validate(selector).Errors)
        {
            context.AddFailure(new ValidationFailure(FieldPath.Join(SelectorField, error.PropertyName), error.ErrorMessage)
            {
                ErrorCode = error.ErrorCode,
            });
        }

        if (LabelSelectorMatching.IsWellFormed(selector) && !LabelSelectorMatching.Matches(selector, labels))
        {
            var unmet = string.Join("; ", LabelSelectorMatching.Unmet(selector, labels));
            context.Fail(LabelsField, FieldErrorType.Invalid, $"spec.selector does not match the template labels: {unmet}");
        }
    }
}
