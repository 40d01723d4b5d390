using System.CommandLine;
using Webhook.Commands;

namespace Webhook.Tests.Commands;

/// <summary>The commands that users see.</summary>
internal static class CommandTree
{
    /// <summary>The tree, wired to nothing.</summary>
    /// <param name="named">The one command to build; <c>null</c> for all.</param>
    public static RootCommand Root(string? named = null) =>
        RootCommandFactory.Create(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null }, named);

    /// <summary>Every command as the words behind the executable's name, parents first.</summary>
    public static IReadOnlyList<string> Paths() => [.. Root().Subcommands.SelectMany(command => Paths(command, ""))];

    /// <summary>The command of such words.</summary>
    public static DocumentedCommand Find(string path) =>
        (DocumentedCommand)path.Split(' ').Aggregate((Command)Root(), (command, word) => command.Subcommands.Single(sub => sub.Name == word));

    private static IEnumerable<string> Paths(Command command, string parent)
    {
        var path = $"{parent} {command.Name}".Trim();
        return command.Subcommands.SelectMany(sub => Paths(sub, path)).Prepend(path);
    }
}
