using Webhook.Policy.Policies;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>The configured rules of an engine: one instance for each rule and parameters, however many policies share them.</summary>
internal sealed class RuleVariants
{
    private readonly Dictionary<(Rule Rule, string Parameters), Rule> _variants = [];

    /// <summary>The rule as a policy sets it.</summary>
    /// <param name="rule">The rule, with its defaults.</param>
    /// <param name="setting">The policy's entry; <c>null</c> when it has none.</param>
    public Rule Of(Rule rule, RuleSetting? setting)
    {
        if (setting is null || setting.Parameters.Values.Count == 0)
            return rule;

        // As written: what is spelled in two ways is run twice, and finds the same.
        var parameters = string.Join('\n', setting.Parameters.Values
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key} {parameter.Value.GetRawText()}"));
        if (!_variants.TryGetValue((rule, parameters), out var variant))
        {
            variant = rule.Configure(setting.Parameters);
            _variants.Add((rule, parameters), variant);
        }

        return variant;
    }
}
