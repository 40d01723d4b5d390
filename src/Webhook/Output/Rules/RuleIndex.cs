using System.Globalization;
using System.Text;
using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>The catalogue in Markdown: docs/rules/README.md and what <c>rules -o markdown</c> prints.</summary>
internal static class RuleIndex
{
    /// <summary>A table for each group; ids link to their pages.</summary>
    public static string Render(IReadOnlyList<RuleDescriptor> rules)
    {
        var page = new StringBuilder("# Rules\n\n");
        page.Append("A policy sets each rule's action (`Deny`, `Warn`, `Audit`, `Off`) and parameters; the default stands here.\n");
        page.Append("A live rule needs the cluster; without one it is skipped, and the output says so.\n");
        foreach (var group in rules.GroupBy(rule => rule.Category))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {RuleCategoryTitle.Of(group.Key)}\n\n| rule | default | what it finds |\n| --- | --- | --- |\n");
            foreach (var rule in group)
            {
                var live = rule.IsLive ? " (live)" : "";
                page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md){live} | {rule.DefaultAction} | {rule.Title.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return page.ToString();
    }
}
