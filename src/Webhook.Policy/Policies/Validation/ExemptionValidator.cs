using System.Globalization;
using FluentValidation;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges one entry of <c>spec.exemptions</c>; warns of one that has expired.</summary>
internal sealed class ExemptionValidator : AbstractValidator<Exemption>
{
    public ExemptionValidator(DateTimeOffset? now)
    {
        RuleFor(exemption => exemption.Reason).At("reason")
            .Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("is missing; say why the exemption is there");
        RuleForEach(exemption => exemption.Namespaces).At("namespaces").MustBeNameGlob();
        RuleForEach(exemption => exemption.DaemonSets).At("daemonSets").MustBeNameGlob();
        RuleForEach(exemption => exemption.Users).At("users").MustBeUserGlob();
        RuleForEach(exemption => exemption.Groups).At("groups").MustBeUserGlob();
        RuleForEach(exemption => exemption.ServiceAccounts).At("serviceAccounts").MustBeServiceAccountGlob();
        RuleForEach(exemption => exemption.Rules).At("rules").Custom((glob, context) =>
        {
            if (!RuleCatalogue.All.Any(rule => Glob.IsMatch(glob, rule.Descriptor.Id) || rule.Descriptor.FormerIds.Any(former => Glob.IsMatch(glob, former))))
                context.FailHere($"\"{glob}\" matches no rule; {Suggestion.Of(glob, RuleCatalogue.All.Select(rule => rule.Descriptor.Id))}");

        });
        RuleFor(exemption => exemption.Expires).At("expires").Custom((expires, context) =>
        {
            if (now is { } time && context.InstanceToValidate.IsExpiredAt(time))
            {
                context.FailHere(
                    string.Create(CultureInfo.InvariantCulture, $"has passed ({expires:yyyy-MM-dd}): the exemption \"{context.InstanceToValidate.Reason}\" exempts nothing any more; set a later time or take it out"),
                    Severity.Warning);
            }
        });
    }
}
