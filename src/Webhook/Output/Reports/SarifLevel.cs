using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>SARIF's words for how bad a result is.</summary>
internal static class SarifLevel
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Deny => "error",
        RuleAction.Warn => "warning",
        _ => "note",
    };
}
