using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>A rule with the parameters and the action of one policy.</summary>
/// <param name="Rule">The rule, configured.</param>
/// <param name="Action">What its findings lead to.</param>
/// <param name="Index">Its place in the catalogue.</param>
internal sealed record CompiledRule(Rule Rule, RuleAction Action, int Index);
