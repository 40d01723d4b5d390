using FluentValidation;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges one entry of <c>spec.rules</c>: the rule's id, and its parameters against what the rule declares.</summary>
internal sealed class RuleSettingValidator : AbstractValidator<KeyValuePair<string, RuleSetting>>
{
    public RuleSettingValidator() => RuleFor(entry => entry).Custom((entry, context) =>
    {
        if (RuleCatalogue.Find(entry.Key) is not { } rule)
        {
            context.AddFailure("", $"unknown rule {entry.Key}; {Suggestion.Of(entry.Key, RuleCatalogue.All.Select(known => known.Descriptor.Id))}");
            return;
        }

        var declared = rule.Descriptor.Parameters;
        foreach (var (name, value) in entry.Value.Parameters.Values)
        {
            if (declared.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                context.AddFailure(name, $"unknown parameter of {entry.Key}; {Suggestion.Of(name, ["action", .. declared.Select(known => known.Name)])}");
                continue;
            }

            foreach (var (path, message) in RuleParameterShape.Problems(parameter.Type, value))
            {
                context.AddFailure(name + path, message);
            }
        }

        if (entry.Value is { Action: RuleAction.Off, Parameters.Values.Count: > 0 })
        {
            context.AddFailure(new FluentValidation.Results.ValidationFailure("action", "is Off, so the parameters beside it have no effect; set another action or take them out")
            {
                Severity = Severity.Warning,
            });
        }
    });
}
