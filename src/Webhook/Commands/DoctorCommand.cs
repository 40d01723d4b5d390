using System.CommandLine;
using Webhook.Commands.Clusters;
using Webhook.Commands.Inputs;
using Webhook.Doctor;
using Webhook.Doctor.Facts;

namespace Webhook.Commands;

/// <summary><c>doctor</c>: looks at an installation and says what is wrong with it, and what to do.</summary>
public static class DoctorCommand
{
    private const string Table = "table";
    private const string Json = "json";

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var connection = new ConnectionOptions("Look at the cluster of the current kubeconfig, or the one that this runs in; the default");
        var @namespace = NamespaceOption.Create("Namespace of the release [default: that of the context]");
        var release = new Option<string>("--release") { Description = "Name of the Helm release [default: whatever calls the namespace]", HelpName = "NAME" };
        var failOn = Choice.Option("--fail-on", "Lowest status that makes the command exit with 1", "failure", ["failure", "warning"]);
        failOn.HelpName = "STATUS";
        var format = Choice.Option("--output", "-o", "Output format", Table, [Table, Json]);
        var command = new DocumentedCommand("doctor", "Look at an installation: certificates, endpoints, access, failure policies; changes nothing")
        {
            ExitCodes = ["0 nothing failed", "1 something failed, or what --fail-on names", ExitCodeText.BadInput, ExitCodeText.ClusterUnreachable],
            Examples =
            [
                new("daemonset-webhook doctor -n daemonset-webhook", "the release in that namespace of the current cluster"),
                new("daemonset-webhook doctor -n daemonset-webhook --release policy -o json", "one of several releases, for scripts"),
            ],
        };
        connection.AddTo(command);
        foreach (var option in new Option[] { @namespace, release, failOn, format })
            command.Add(option);

        command.SetAction(async (parsed, cancellation) =>
        {
            using var session = connection.Open(parsed, terminal);
            var place = parsed.GetValue(@namespace) ?? session.Connection.Namespace;
            var facts = await new FactFinder(session, place, parsed.GetValue(release) ?? "", terminal.Clock).FindAsync(cancellation);
            var report = new DoctorReport(
                session.Connection.Server.AbsoluteUri.TrimEnd('/'), place, [.. DoctorChecks.All.SelectMany(check => check.Look(facts))]);
            terminal.Out.Write(parsed.GetValue(format) == Json ? report.AsJson() : report.AsTable(terminal.Width, terminal.UseColour));
            var least = parsed.GetValue(failOn) == "warning" ? DiagnosisStatus.Warning : DiagnosisStatus.Failure;
            return report.Diagnoses.Any(diagnosis => diagnosis.Status >= least) ? ExitCode.Denied : ExitCode.Success;
        });
        return command;
    }
}
