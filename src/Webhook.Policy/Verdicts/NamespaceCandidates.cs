namespace Webhook.Policy.Verdicts;

/// <summary>The policies that speak of a namespace as far as its name says.</summary>
/// <param name="Places">Theirs among all, in the order they were loaded.</param>
/// <param name="Certain">What they come to together when none has a selector, so that all match; else <c>null</c>.</param>
internal sealed record NamespaceCandidates(int[] Places, MatchedPolicies? Certain);
