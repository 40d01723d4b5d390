using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies;

/// <summary>One entry of <c>spec.rules</c>: what a policy changes about one rule.</summary>
public sealed record RuleSetting
{
    /// <summary><c>action</c>; <c>null</c> when absent: the rule's default action.</summary>
    public RuleAction? Action { get; init; }

    /// <summary>The keys beside <c>action</c>; one that is absent keeps the rule's default.</summary>
    public RuleParameters Parameters { get; init; } = RuleParameters.None;
}
