using FluentValidation;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges <c>spec.match</c>.</summary>
internal sealed class PolicyMatchValidator : AbstractValidator<PolicyMatch>
{
    public PolicyMatchValidator()
    {
        RuleForEach(match => match.Namespaces).At("namespaces").MustBeNameGlob();
        RuleForEach(match => match.ExcludeNamespaces).At("excludeNamespaces").MustBeNameGlob();
        RuleFor(match => match.NamespaceSelector).At("namespaceSelector").SetValidator(new LabelSelectorValidator());
        RuleFor(match => match.ObjectSelector).At("objectSelector").SetValidator(new LabelSelectorValidator());
    }
}
