using System.Text.Json;
using Webhook.Model.Json;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o json</c>: the shape that docs/reference/check-json.md promises.</summary>
internal sealed class JsonReport : IReportFormat
{
    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style) => JsonText.Write(writer => Write(writer, report));

    private static void Write(Utf8JsonWriter writer, CheckReport report)
    {
        writer.WriteStartObject();
        WriteSummary(writer, report);
        writer.WriteStartArray("results");
        foreach (var result in report.Results)
            WriteResult(writer, result);

        writer.WriteEndArray();
        writer.WriteStartArray("problems");
        foreach (var problem in report.Problems)
            ProblemJson.Write(writer, problem);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, CheckReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("daemonSets", report.Results.Count);
        writer.WriteNumber("denied", report.Count(RuleAction.Deny));
        writer.WriteNumber("warned", report.Count(RuleAction.Warn));
        writer.WriteNumber("audited", report.Count(RuleAction.Audit));
        writer.WriteNumber("passed", report.Count(RuleAction.Off));
        writer.WriteNumber("skippedDocuments", report.SkippedDocuments);
        WriteStrings(writer, "skippedRules", report.SkippedRules);
        WriteStrings(writer, "skippedPolicies", report.SkippedPolicies);
        writer.WriteNumber("unmatched", report.Unmatched);
        writer.WriteNumber("exemptedFindings", report.ExemptedFindings);
        if (report.WhatIf is { } asked)
        {
            writer.WriteStartObject("whatIf");
            WhatIfJson.WriteMembers(writer, asked);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, CheckResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("source", result.Source);
        writer.WriteNumber("document", result.Document);
        writer.WriteString("namespace", result.Namespace);
        writer.WriteString("name", result.Name);
        writer.WriteString("verdict", VerdictWord.Of(result.Verdict));
        WriteFindings(writer, "findings", result.Findings);
        writer.WriteStartArray("injected");
        foreach (var toleration in result.Injected)
            TolerationJson.Write(writer, toleration);

        writer.WriteEndArray();
        writer.WriteBoolean("deferred", result.Deferred);
        PositionJson.Write(writer, result.Position);
        WriteStrings(writer, "policies", result.Policies);
        if (result.Change is { } change)
            WriteChange(writer, change);

        writer.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter writer, ResultChange change)
    {
        writer.WriteStartObject("whatIf");
        PlacementChangeJson.WriteMembers(writer, change.Placement);
        WriteFindings(writer, "newFindings", change.NewFindings);
        WriteFindings(writer, "goneFindings", change.GoneFindings);
        writer.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter writer, string name, IReadOnlyList<LocatedFinding> findings)
    {
        writer.WriteStartArray(name);
        foreach (var located in findings)
            FindingJson.Write(writer, located);

        writer.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);

        writer.WriteEndArray();
    }
}
