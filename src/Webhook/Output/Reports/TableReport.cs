using Spectre.Console;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o table</c>: a block for each DaemonSet, the verdict first, then each finding with its place and remedy.</summary>
/// <remarks>Problems of the input are not in it: they go to standard error.</remarks>
internal sealed class TableReport : IReportFormat
{
    private const int FindingIndent = 2;
    private const int TextIndent = 4;
    private const string NodePrefix = "node.kubernetes.io/";

    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style) => StyledText.Write(style.Width, style.UseColour, console =>
    {
        foreach (var result in report.Results)
        {
            WriteHead(console, result);
            foreach (var located in result.Findings)
                WriteFinding(console, result, located);

            WriteInjection(console, result);
            console.WriteLine();
        }

        WriteSummary(console, report);
    });

    private static void WriteHead(IAnsiConsole console, CheckResult result)
    {
        var place = result.Position is { } at ? $"{result.Source}:{at.Line}" : result.Source;
        console.Write(new Text(VerdictWord.Of(result.Verdict).PadRight(6), ActionStyle.Of(result.Verdict).Decoration(Decoration.Bold)));
        console.Write(new Text(Printable.OneLine(result.DisplayName), new Style(decoration: Decoration.Bold)));
        console.WriteLine(Printable.OneLine($"  {place}"));
        if (result.Policies.Count == 0)
            WriteIndented(console, FindingIndent, "no policy matches it");
    }

    private static void WriteFinding(IAnsiConsole console, CheckResult result, LocatedFinding located)
    {
        var finding = located.Finding;
        var place = located.Position is { } at ? $"{result.Source}:{at}" : "";
        var head = new Paragraph()
            .Append(VerdictWord.Of(finding.Action), ActionStyle.Of(finding.Action))
            .Append($" {finding.Rule}")
            .Append(place.Length == 0 ? "" : Printable.OneLine($"  {place}"), new Style(decoration: Decoration.Dim));
        console.Write(new Padder(head, new Padding(FindingIndent, 0, 0, 0)));
        WriteIndented(console, TextIndent, finding.Message);
        WriteIndented(console, TextIndent, $"fix: {finding.Remedy}");
    }

    private static void WriteInjection(IAnsiConsole console, CheckResult result)
    {
        if (result.Injected.Count > 0)
            WriteIndented(console, FindingIndent, $"adds {Counted.Of(result.Injected.Count, "toleration")}: {string.Join(", ", result.Injected.Select(Short))}");

        if (result.Deferred)
            WriteIndented(console, FindingIndent, "tolerations are missing that wait for the next change of the template");
    }

    // The automatic ones fill a screen when each repeats the prefix and the effect that it always has.
    private static string Short(Toleration toleration) =>
        toleration is { Operator: TolerationOperator.Exists, TolerationSeconds: null } && toleration.Key.StartsWith(NodePrefix, StringComparison.Ordinal)
            ? toleration.Key[NodePrefix.Length..]
            : toleration.ToString();

    private static void WriteSummary(IAnsiConsole console, CheckReport report)
    {
        console.WriteLine(
            $"{Counted.Of(report.Results.Count, "DaemonSet")}: {report.Count(RuleAction.Deny)} denied, {report.Count(RuleAction.Warn)} warned, "
            + $"{report.Count(RuleAction.Audit)} audited, {report.Count(RuleAction.Off)} passed");
        if (report.ExemptedFindings > 0)
            console.WriteLine($"exempted: {Counted.Of(report.ExemptedFindings, "finding")}");

        if (report.SkippedDocuments > 0)
            console.WriteLine($"passed over: {Counted.Of(report.SkippedDocuments, "object")} of other kinds");

        if (report.SkippedRules.Count > 0)
            console.WriteLine($"skipped, they need the cluster: {string.Join(", ", report.SkippedRules)}");

        if (report.SkippedPolicies.Count > 0)
            console.WriteLine($"skipped policies, they need the labels of namespaces: {string.Join(", ", report.SkippedPolicies)}");
    }

    private static void WriteIndented(IAnsiConsole console, int indent, string text) =>
        console.Write(new Padder(new Text(Printable.OneLine(text)), new Padding(indent, 0, 0, 0)));
}
