using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Testing;

/// <summary>One rule, run by itself with its default action.</summary>
public static class RuleRun
{
    /// <summary>What the rule reports.</summary>
    public static IReadOnlyList<Finding> Of(Rule rule, DaemonSetReview review)
    {
        var findings = new FindingSink();
        findings.Enter(rule.Descriptor.Id, rule.Descriptor.DefaultAction, "default");
        rule.Check(review, findings);
        return findings.Findings;
    }

    /// <summary>The fields that the rule reports.</summary>
    public static IReadOnlyList<string> Fields(Rule rule, DaemonSetReview review) => [.. Of(rule, review).Select(finding => finding.Field)];

    /// <summary>The messages that the rule reports.</summary>
    public static IReadOnlyList<string> Messages(Rule rule, DaemonSetReview review) => [.. Of(rule, review).Select(finding => finding.Message)];
}
