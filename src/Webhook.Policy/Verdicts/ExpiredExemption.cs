namespace Webhook.Policy.Verdicts;

/// <summary>An exemption that would have taken a finding away, had it not expired.</summary>
/// <param name="Policy">Name of the policy that holds it.</param>
/// <param name="Reason">Its reason.</param>
/// <param name="Expires">When it expired.</param>
public sealed record ExpiredExemption(string Policy, string Reason, DateTimeOffset Expires);
