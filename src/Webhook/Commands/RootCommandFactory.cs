using System.CommandLine;
using System.CommandLine.Help;

namespace Webhook.Commands;

/// <summary>The tree of commands. Adding a command is one line here.</summary>
public static class RootCommandFactory
{
    private static readonly Example[] Examples =
    [
        new("daemonset-webhook check manifests/", "judge every DaemonSet of a folder"),
        new("daemonset-webhook mutate agent.yaml -o diff", "show which tolerations would be added"),
    ];

    /// <summary>Builds the tree.</summary>
    /// <param name="terminal">What the commands read from and write to.</param>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Admission webhook, policy and linter for Kubernetes DaemonSets.")
        {
            CheckCommand.Create(terminal),
            MutateCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            AuditCommand.Create(terminal),
            ServeCommand.Create(terminal),
            SnapshotCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            RulesCommand.Create(terminal),
            PolicyCommand.Create(terminal),
            CertsCommand.Create(terminal),
            ReferenceCommand.Create(terminal),
            VersionCommand.Create(terminal),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                usual.MaxWidth = terminal.Width ?? 80;
                help.Action = new HelpWithExamples(usual, Examples);
            }
            else if (option is VersionOption version)
            {
                version.Description = "Show the version";
                version.Action = new VersionAction(terminal);
            }
        }

        return root;
    }
}
