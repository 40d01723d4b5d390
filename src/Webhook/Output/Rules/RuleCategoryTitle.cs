using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>The headings of the catalogue.</summary>
internal static class RuleCategoryTitle
{
    /// <summary>The heading of a category.</summary>
    public static string Of(RuleCategory category) => category switch
    {
        RuleCategory.SelectorAndLabels => "Selectors and labels",
        RuleCategory.UpdateStrategy => "Update strategy",
        RuleCategory.Tolerations => "Tolerations",
        RuleCategory.Placement => "Placement",
        RuleCategory.PodTemplate => "Pod template",
        RuleCategory.Life => "Life",
        _ => category.ToString(),
    };
}
