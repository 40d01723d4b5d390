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

    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("check", CheckCommand.Create),
        ("mutate", MutateCommand.Create),
        ("explain", ExplainCommand.Create),
        ("audit", AuditCommand.Create),
        ("serve", ServeCommand.Create),
        ("snapshot", SnapshotCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("rules", RulesCommand.Create),
        ("policy", PolicyCommand.Create),
        ("certs", CertsCommand.Create),
        ("reference", ReferenceCommand.Create),
        ("version", VersionCommand.Create),
    ];

    /// <summary>Builds the tree.</summary>
    /// <param name="terminal">What the commands read from and write to.</param>
    /// <param name="named">
    /// The first argument. Where it names a command only that one is built: the others cost time before a server is ready.
    /// <c>null</c> builds all.
    /// </param>
    public static RootCommand Create(Terminal terminal, string? named = null)
    {
        var root = new RootCommand("Admission webhook, policy and linter for Kubernetes DaemonSets.");
        var isKnown = Array.Exists(Commands, command => command.Name == named);
        foreach (var (name, create) in Commands)
        {
            if (!isKnown || name == named)
                root.Add(create(terminal));
        }

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
