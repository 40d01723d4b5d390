using System.Text.Json;
using Webhook.Output.Rules;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>The <c>tool</c> of a SARIF run: this program and its rules.</summary>
internal static class SarifTool
{
    /// <summary>Writes the member.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<RuleDescriptor> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "daemonset-webhook");
        writer.WriteString("version", ProductVersion.Current.Version);
        writer.WriteString("semanticVersion", ProductVersion.Current.Version);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(writer, rule);

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, RuleDescriptor rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", PascalCase(rule.Id));
        SarifMessage.Write(writer, "shortDescription", rule.Title);
        SarifMessage.Write(writer, "fullDescription", rule.What);
        writer.WriteStartObject("help");
        writer.WriteString("text", $"{rule.What}\n\n{rule.Why}\n\n{rule.Remedy}");
        writer.WriteString("markdown", RulePage.Body(rule));
        writer.WriteEndObject();
        // The page that the rule follows; a source that is a file of a repository has none.
        if (rule.Source.StartsWith("https://", StringComparison.Ordinal))
            writer.WriteString("helpUri", rule.Source);

        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", SarifLevel.Of(rule.DefaultAction));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("category", RuleCategoryTitle.Of(rule.Category));
        writer.WriteStartArray("tags");
        writer.WriteStringValue("kubernetes");
        writer.WriteStringValue("daemonset");
        writer.WriteEndArray();
        writer.WriteString("problem.severity", ProblemSeverity(rule.DefaultAction));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Code scanning's words for a result that is no security alert.
    private static string ProblemSeverity(RuleAction action) => action switch
    {
        RuleAction.Deny => "error",
        RuleAction.Warn => "warning",
        _ => "recommendation",
    };

    private static string PascalCase(string id) =>
        string.Concat(id.Split('-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
