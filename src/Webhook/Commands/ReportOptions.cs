using System.CommandLine;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;

namespace Webhook.Commands;

/// <summary>The options <c>--fail-on</c> and <c>--output</c> of commands that report findings.</summary>
internal sealed class ReportOptions
{
    private static readonly Dictionary<string, RuleAction> Thresholds = new(StringComparer.Ordinal)
    {
        ["deny"] = RuleAction.Deny,
        ["warn"] = RuleAction.Warn,
        ["audit"] = RuleAction.Audit,
    };

    private readonly Option<string> _failOn = FailOn();

    private readonly Option<string> _format = Choice.Option("--output", "-o", "Output format", ReportFormats.Default, ReportFormats.Names);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_format);
    }

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code that it calls for.</returns>
    public int Write(CheckReport report, ParseResult parsed, Terminal terminal)
    {
        var threshold = Thresholds[parsed.GetValue(_failOn)!];
        var style = new ReportStyle(terminal.Width, terminal.UseColour, threshold, terminal.Directory);
        terminal.Out.Write(ReportFormats.Find(parsed.GetValue(_format)!).Render(report, style));
        return report.HasErrors ? ExitCode.BadInput
            : report.Results.Any(result => result.Verdict >= threshold) ? ExitCode.Denied
            : ExitCode.Success;
    }

    private static Option<string> FailOn()
    {
        var option = Choice.Option("--fail-on", "Least action that makes the exit code 1", "deny", [.. Thresholds.Keys]);
        option.HelpName = "ACTION";
        return option;
    }
}
