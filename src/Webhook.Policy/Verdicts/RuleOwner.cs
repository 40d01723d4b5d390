using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>A policy that asks for a rule.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Action">What the rule's findings lead to under it.</param>
/// <param name="Place">Its place among the policies that match.</param>
internal sealed record RuleOwner(CompiledPolicy Policy, RuleAction Action, int Place);
