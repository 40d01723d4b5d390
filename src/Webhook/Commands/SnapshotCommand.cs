using System.CommandLine;
using Webhook.Cluster.Snapshots;
using Webhook.Commands.Clusters;
using Webhook.Commands.Inputs;
using Webhook.Files;
using Webhook.Model.Text;

namespace Webhook.Commands;

/// <summary><c>snapshot -o FILE</c>: saves of a live cluster what live rules read.</summary>
public static class SnapshotCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var connection = new ConnectionOptions("Save the cluster of the current kubeconfig, or the one that this runs in; the default");
        var output = new Option<string>("--output", "-o") { Description = "File to write, or - for standard output", HelpName = "FILE", Required = true };
        var command = new DocumentedCommand("snapshot", "Save of a live cluster what live rules read, to judge against it offline")
        {
            ExitCodes = ["0 saved", ExitCodeText.BadInput, ExitCodeText.ClusterUnreachable],
            Examples =
            [
                new("daemonset-webhook snapshot --cluster -o cluster.json", "the current cluster; images, commands, variables and annotations are left out"),
                new("daemonset-webhook check manifests/ --snapshot cluster.json", "judge manifests against it"),
            ],
        };
        connection.AddTo(command);
        command.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var session = connection.Open(parsed, terminal);
            var objects = await session.SaveAsync(cancellation);
            if (session.PoliciesProblem.Length > 0)
                ProblemText.Write([ClusterOptions.PoliciesUnread(session.PoliciesProblem, "the snapshot holds none")], terminal);

            return Write(SnapshotFile.Write(objects), objects.Count(saved => saved.Identity.Name.Length > 0), parsed.GetRequiredValue(output), terminal);
        });
        return command;
    }

    private static int Write(string text, int count, string path, Terminal terminal)
    {
        if (path == "-")
        {
            terminal.Out.Write(text);
            return ExitCode.Success;
        }

        var full = Path.GetFullPath(path, terminal.Directory);
        try
        {
            // Names of nodes and Services are nobody else's business.
            WholeFile.WriteSecret(full, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(full) ? "it is a folder; name a file in it" : UnwritableFile.Reason(full, exception);
            terminal.Error.WriteLine($"error: --output {path}: {reason}");
            return ExitCode.BadInput;
        }

        terminal.Out.WriteLine($"{path}: {Counted.Of(count, "object")}");
        return ExitCode.Success;
    }
}
