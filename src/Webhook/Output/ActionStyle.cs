using Spectre.Console;
using Webhook.Policy.Rules;

namespace Webhook.Output;

/// <summary>The colour of an action.</summary>
internal static class ActionStyle
{
    /// <summary>Red denies, yellow warns, blue is only recorded, green passes.</summary>
    public static Style Of(RuleAction action) => new(action switch
    {
        RuleAction.Deny => Color.Red,
        RuleAction.Warn => Color.Yellow,
        RuleAction.Audit => Color.Blue,
        _ => Color.Green,
    });
}
