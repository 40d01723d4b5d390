using System.CommandLine;

namespace Webhook.Commands;

/// <summary>The words that lead to a command, <c>daemonset-webhook policy validate</c>.</summary>
internal static class CommandPath
{
    /// <summary>Name of the executable.</summary>
    public const string Executable = "daemonset-webhook";

    /// <summary>The path of a command of the tree.</summary>
    public static string Of(Command command) =>
        command is RootCommand ? Executable : $"{Of(command.Parents.OfType<Command>().First())} {command.Name}";
}
