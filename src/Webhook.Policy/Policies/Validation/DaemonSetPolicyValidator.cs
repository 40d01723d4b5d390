using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges what a policy means; its shape has been read already. Property names are the field paths of the document.</summary>
internal sealed class DaemonSetPolicyValidator : AbstractValidator<DaemonSetPolicy>
{
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    public DaemonSetPolicyValidator(DateTimeOffset? now)
    {
        RuleFor(policy => policy.Name).At("metadata.name").Custom((name, context) =>
        {
            if (name.Length == 0)
                context.FailHere("is missing; write a name, such as default");
            else if (!LabelSyntax.IsSubdomain(name))
                context.FailHere($"is \"{name}\"; write lower case letters, digits, - and ., at most 253 characters, such as default");

        });
        RuleFor(policy => policy.Match).At("spec.match").SetValidator(new PolicyMatchValidator());
        RuleFor(policy => policy.Tolerations).At("spec.tolerations").SetValidator(new PolicyTolerationsValidator());
        RuleForEach(policy => policy.Rules).AtMap("spec.rules").SetValidator(new RuleSettingValidator());
        RuleForEach(policy => policy.Exemptions).At("spec.exemptions").SetValidator(new ExemptionValidator(now));
    }
}
