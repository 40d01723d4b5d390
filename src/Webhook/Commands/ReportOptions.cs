using System.CommandLine;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;

namespace Webhook.Commands;

/// <summary>The options <c>--fail-on</c>, <c>--show</c> and <c>--output</c> of commands that report findings.</summary>
internal sealed class ReportOptions
{
    private static readonly Dictionary<string, RuleAction> Thresholds = new(StringComparer.Ordinal)
    {
        ["deny"] = RuleAction.Deny,
        ["warn"] = RuleAction.Warn,
        ["audit"] = RuleAction.Audit,
    };

    private readonly Option<string> _failOn = Severity("--fail-on", "Lowest severity that makes the command exit with 1", "deny");

    private readonly Option<string> _show = Severity("--show", "Lowest severity that is printed; the summary counts all", "audit");

    private readonly Option<string> _format = Choice.Option("--output", "-o", "Output format", ReportFormats.Default, ReportFormats.Names);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_show);
        command.Add(_format);
    }

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code that it calls for.</returns>
    public int Write(CheckReport report, ParseResult parsed, Terminal terminal)
    {
        var threshold = Thresholds[parsed.GetValue(_failOn)!];
        var style = new ReportStyle(terminal.Width, terminal.UseColour, threshold, terminal.Directory);
        var shown = report.Showing(Thresholds[parsed.GetValue(_show)!]);
        terminal.Out.Write(ReportFormats.Find(parsed.GetValue(_format)!).Render(shown, style));
        return report.HasErrors ? ExitCode.BadInput
            : report.Results.Any(result => result.Verdict >= threshold) ? ExitCode.Denied
            : ExitCode.Success;
    }

    private static Option<string> Severity(string name, string description, string initial)
    {
        var option = Choice.Option(name, description, initial, [.. Thresholds.Keys]);
        option.HelpName = "ACTION";
        return option;
    }
}
