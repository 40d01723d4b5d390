using System.Text;
using Webhook.Cluster;
using Webhook.Model.Manifests;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o github</c>: workflow commands that GitHub shows as annotations beside the lines of a pull request.</summary>
/// <remarks>Follows https://docs.github.com/actions/reference/workflow-commands-for-github-actions.</remarks>
internal sealed class GithubReport : IReportFormat
{
    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style)
    {
        var text = new StringBuilder();
        foreach (var problem in report.Problems)
            Append(text, Level(problem.Severity), problem.Source, problem.Position, "manifest", problem.Message);

        foreach (var result in report.Results)
        {
            foreach (var located in result.Findings)
                Append(text, Level(located.Finding.Action), result.Source, located.Position, located.Finding.Rule, $"{result.DisplayName}: {located.Text}");
        }

        return text.ToString();
    }

    private static string Level(ProblemSeverity severity) => severity == ProblemSeverity.Note ? "notice" : SeverityWord.Of(severity);

    private static string Level(RuleAction action) => action switch
    {
        RuleAction.Deny => "error",
        RuleAction.Warn => "warning",
        _ => "notice",
    };

    private static void Append(StringBuilder text, string level, string source, Position? position, string title, string message)
    {
        text.Append("::").Append(level).Append(' ');
        // Neither standard input nor the cluster is a file that an annotation could stand beside.
        if (source is not (ManifestFile.StandardInput or LiveSource.Cluster))
        {
            text.Append("file=").Append(Property(source)).Append(',');
            if (position is { } at)
                text.Append("line=").Append(at.Line).Append(",col=").Append(at.Column).Append(',');
        }

        text.Append("title=").Append(Property(title)).Append("::").Append(Message(message)).Append('\n');
    }

    private static string Message(string value) => Printable
        .KeepingLines(value)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string value) => Message(value)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
