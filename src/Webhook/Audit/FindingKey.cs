using Webhook.Policy;

namespace Webhook.Audit;

/// <summary>By what a finding is known again: its figures may change while it stays.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Field">The field at fault.</param>
internal readonly record struct FindingKey(string Rule, string Field)
{
    /// <summary>The key of a finding.</summary>
    public static FindingKey Of(Finding finding) => new(finding.Rule, finding.Field);
}
