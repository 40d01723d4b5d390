using System.CommandLine;
using Webhook.Commands.Checks;
using Webhook.Commands.Inputs;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;

namespace Webhook.Commands;

/// <summary><c>check PATH…</c>: findings for every DaemonSet of manifests.</summary>
public static class CheckCommand
{
    private static readonly Dictionary<string, RuleAction> Thresholds = new(StringComparer.Ordinal)
    {
        ["deny"] = RuleAction.Deny,
        ["warn"] = RuleAction.Warn,
        ["audit"] = RuleAction.Audit,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var manifests = new ManifestOptions();
        var format = Choice.Option("--output", "-o", "Output format", ReportFormats.Default, ReportFormats.Names);
        var failOn = Choice.Option("--fail-on", "Least action that makes the exit code 1", "deny", [.. Thresholds.Keys]);
        failOn.HelpName = "ACTION";
        var command = new DocumentedCommand("check", "Judge every DaemonSet of manifests by the policies")
        {
            Examples =
            [
                new("daemonset-webhook check manifests/", "every DaemonSet below a folder"),
                new("helm template agent ./chart | daemonset-webhook check -", "what a chart renders"),
                new("daemonset-webhook check agent.yaml --policy policy.yaml --fail-on warn", "a policy of your own, warnings fail too"),
                new("daemonset-webhook check manifests/ -o sarif > findings.sarif", "for code scanning"),
            ],
        };
        manifests.AddTo(command);
        command.Add(failOn);
        command.Add(format);
        command.SetAction(parsed =>
        {
            if (ManifestSession.Open(manifests, parsed, terminal) is not { } session)
                return ExitCode.BadInput;

            var threshold = Thresholds[parsed.GetValue(failOn)!];
            var report = ManifestCheck.Run(session);
            var style = new ReportStyle(terminal.Width, terminal.UseColour, threshold, terminal.Directory);
            terminal.Out.Write(ReportFormats.Find(parsed.GetValue(format)!).Render(report, style));
            return report.HasErrors ? ExitCode.BadInput
                : report.Results.Any(result => result.Verdict >= threshold) ? ExitCode.Denied
                : ExitCode.Success;
        });
        return command;
    }
}
