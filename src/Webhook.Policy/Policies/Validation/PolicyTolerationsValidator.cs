using FluentValidation;
using Webhook.Model.Core;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Selectors;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges <c>spec.tolerations</c>: what is injected must pass the API server's own validation.</summary>
internal sealed class PolicyTolerationsValidator : AbstractValidator<PolicyTolerations>
{
    public PolicyTolerationsValidator()
    {
        RuleForEach(tolerations => tolerations.ControlPlane.Keys).At("controlPlane.keys").Custom((key, context) =>
        {
            if (!LabelSyntax.IsQualifiedName(key))
                context.FailHere($"is \"{key}\": {string.Join("; ", LabelSyntax.QualifiedNameErrors(key))}");

        });
        RuleForEach(tolerations => tolerations.ControlPlane.Effects).At("controlPlane.effects").Custom((effect, context) =>
        {
            if (!TaintEffect.All.Contains(effect))
                context.FailHere($"is \"{effect}\"; {Suggestion.Of(effect, TaintEffect.All)}");

        });
        RuleForEach(tolerations => tolerations.Extra).At("extra").SetValidator(new TolerationValidator());
    }
}
