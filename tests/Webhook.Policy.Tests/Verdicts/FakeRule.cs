using Webhook.Policy.Rules;

namespace Webhook.Policy.Tests.Verdicts;

/// <summary>A rule that does what a test says.</summary>
internal sealed class FakeRule(string id, RuleAction action, Action<FindingSink> check, bool isLive = false) : Rule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Title = id,
        Category = RuleCategory.Life,
        DefaultAction = action,
        What = "",
        Why = "",
        Remedy = "",
        Source = "",
        IsLive = isLive,
    };

    public override void Check(DaemonSetReview review, FindingSink findings) => check(findings);

    /// <summary>A rule that reports the same message at each field.</summary>
    public static FakeRule Reporting(string id, RuleAction action, params string[] fields) => new(id, action, findings =>
    {
        foreach (var field in fields)
            findings.Report(field, "is wrong", "put it right");

    });
}
