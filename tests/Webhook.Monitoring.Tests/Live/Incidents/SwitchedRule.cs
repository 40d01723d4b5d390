using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A rule that throws while it is on, in place of one of the catalogue.</summary>
/// <param name="id">The id of that rule.</param>
/// <param name="isOn">Whether it throws.</param>
internal sealed class SwitchedRule(string id, Func<bool> isOn) : Rule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Title = "Throws while it is on",
        Category = RuleCategory.Life,
        DefaultAction = RuleAction.Deny,
        What = "Throws.",
        Why = "Because.",
        Remedy = "None.",
        Source = "None.",
    };

    public override void Check(DaemonSetReview review, FindingSink findings)
    {
        if (isOn())
            throw new InvalidOperationException("a rule's mistake");
    }
}
