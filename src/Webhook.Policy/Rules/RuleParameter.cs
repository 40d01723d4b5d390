namespace Webhook.Policy.Rules;

/// <summary>A parameter of a rule, as a policy writes it beside <c>action</c>.</summary>
/// <param name="Name">Key in camel case.</param>
/// <param name="Type">Shape of its value.</param>
/// <param name="Default">The default as YAML flow text, <c>50%</c> or <c>[RollingUpdate]</c>; empty when absent means no limit.</param>
/// <param name="Description">A full sentence: unit, range, what absent means.</param>
public sealed record RuleParameter(string Name, RuleParameterType Type, string Default, string Description);
