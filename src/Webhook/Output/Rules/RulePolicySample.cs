using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>How a policy names a rule, with everything it may set written out at its default.</summary>
internal static class RulePolicySample
{
    /// <summary>A fenced YAML block.</summary>
    public static string Render(RuleDescriptor rule)
    {
        var action = rule.DefaultAction == RuleAction.Off ? RuleAction.Warn : rule.DefaultAction;
        var set = rule.Parameters.Where(parameter => parameter.Default.Length > 0).Select(parameter => $"{parameter.Name}: {parameter.Default}");
        return $"```yaml\nspec:\n  rules:\n    {rule.Id}: {{{string.Join(", ", set.Prepend($"action: {action}"))}}}\n```\n";
    }
}
