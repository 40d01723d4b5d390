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
            context.FailHere($"unknown rule {entry.Key}; {Suggestion.Of(entry.Key, RuleCatalogue.All.Select(known => known.Descriptor.Id))}");
            return;
        }

        var declared = rule.Descriptor.Parameters;
        foreach (var (name, value) in entry.Value.Parameters.Values)
        {
            if (declared.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                context.FailBelow(name, $"unknown parameter of {entry.Key}; {Suggestion.Of(name, ["action", .. declared.Select(known => known.Name)])}");
                continue;
            }

            foreach (var (path, message) in RuleParameterShape.Problems(parameter.Type, value))
                context.FailBelow(name + path, message);
        }

        if (entry.Value.Parameters.Values.Count > 0 && HasNoEffect(entry.Value.Action, rule.Descriptor.DefaultAction))
        {
            var reason = entry.Value.Action is null ? $"is missing, and {entry.Key} is Off by default" : "is Off";
            context.FailBelow("action", $"{reason}: the parameters beside it have no effect; set Deny, Warn or Audit, or take them out", Severity.Warning);
        }
    });

    // Off written where it is the default anyway is how the default policy shows a rule's parameters.
    private static bool HasNoEffect(RuleAction? action, RuleAction byDefault) =>
        action == RuleAction.Off ? byDefault != RuleAction.Off : action is null && byDefault == RuleAction.Off;
}
