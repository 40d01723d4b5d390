namespace Webhook.Policy.Verdicts;

/// <summary>An exception inside a rule: it denies nothing, and is counted and logged by the caller.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Exception">What it threw.</param>
public sealed record RuleFailure(string Rule, Exception Exception);
