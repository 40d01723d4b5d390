using System.Globalization;
using System.Text;
using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>One rule's page in Markdown: docs/rules/ID.md and what <c>rules ID</c> prints.</summary>
internal static class RulePage
{
    /// <summary>The whole page.</summary>
    public static string Render(RuleDescriptor rule)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {rule.Id}\n\n{Sentence(rule.Title)}\n\n");
        page.Append("| | |\n| --- | --- |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Default action | `{rule.DefaultAction}` |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Group | {RuleCategoryTitle.Of(rule.Category)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Needs the cluster | {(rule.IsLive ? "yes: without one it is skipped, and the output says so" : "no")} |\n");
        if (rule.IsEnforcedByApiServer)
            page.Append("| API server | refuses the same before a validating webhook is called: at admission this rule never fires |\n");

        page.Append('\n').Append(Body(rule));
        return page.ToString();
    }

    /// <summary>The page from its first section on, without the facts that a report carries beside it.</summary>
    public static string Body(RuleDescriptor rule)
    {
        var body = new StringBuilder();
        Section(body, "What it finds", rule.What);
        Section(body, "Why it matters", rule.Why);
        Section(body, "What to write instead", rule.Remedy);
        if (rule.Parameters.Count > 0)
            Section(body, "Parameters", RuleParameterTable.Render(rule.Parameters));

        Section(body, "In a policy", RulePolicySample.Render(rule));
        Section(body, "Source", MarkdownLinks.Enclose(rule.Source));
        return body.ToString().TrimEnd('\n') + "\n";
    }

    private static void Section(StringBuilder body, string heading, string text) =>
        body.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n{text.Trim()}\n\n");

    private static string Sentence(string title) => title.EndsWith('.') ? title : title + ".";
}
