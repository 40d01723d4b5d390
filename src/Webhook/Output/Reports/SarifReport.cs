using System.Text.Json;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o sarif</c>: SARIF 2.1.0 as GitHub code scanning takes it.</summary>
/// <remarks>
/// Follows https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and, for the members that code scanning asks
/// for, https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
/// </remarks>
internal sealed class SarifReport : IReportFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style) => JsonText.Write(writer =>
    {
        // Every rule of the catalogue is listed: what a tool can find should not depend on what it found today.
        var rules = RuleCatalogue.All.Select(rule => rule.Descriptor).ToList();
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        SarifTool.Write(writer, rules);
        WriteInvocation(writer, report, style.Directory);
        WriteResults(writer, report, rules, style.Directory);
        // Columns count characters, not UTF-16 units.
        writer.WriteString("columnKind", "unicodeCodePoints");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteInvocation(Utf8JsonWriter writer, CheckReport report, string directory)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", !report.HasErrors);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var problem in report.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("level", SeverityWord.Of(problem.Severity));
            SarifMessage.Write(writer, "message", problem.Message);
            SarifLocation.Write(writer, problem.Source, problem.Position, directory, logicalName: null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteResults(Utf8JsonWriter writer, CheckReport report, List<RuleDescriptor> rules, string directory)
    {
        var fingerprints = new SarifFingerprints(directory);
        writer.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            foreach (var located in result.Findings)
            {
                writer.WriteStartObject();
                writer.WriteString("ruleId", located.Finding.Rule);
                if (rules.FindIndex(rule => rule.Id == located.Finding.Rule) is var index and >= 0)
                    writer.WriteNumber("ruleIndex", index);

                writer.WriteString("level", SarifLevel.Of(located.Finding.Action));
                SarifMessage.Write(writer, "message", $"{result.DisplayName}: {located.Text}");
                SarifLocation.Write(writer, result.Source, located.Position ?? result.Position, directory, $"{result.DisplayName} {located.Finding.Field}");
                writer.WriteStartObject("partialFingerprints");
                writer.WriteString("daemonSetFinding/v1", fingerprints.Of(result, located));
                writer.WriteEndObject();
                writer.WriteStartObject("properties");
                writer.WriteString("field", located.Finding.Field);
                writer.WriteString("policy", located.Finding.Policy);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }
}
