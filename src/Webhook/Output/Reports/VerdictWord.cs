using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>The words of <c>verdict</c> in reports.</summary>
internal static class VerdictWord
{
    /// <summary><c>Deny</c>, <c>Warn</c>, <c>Audit</c>, or <c>Pass</c> for a DaemonSet without a finding.</summary>
    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Deny => "Deny",
        RuleAction.Warn => "Warn",
        RuleAction.Audit => "Audit",
        _ => "Pass",
    };
}
