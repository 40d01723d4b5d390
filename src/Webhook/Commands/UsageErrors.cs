using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Webhook.Output;

namespace Webhook.Commands;

/// <summary>Says what is wrong with a command line, and what the user probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Writes every usage error.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Write(ParseResult parsed, TextWriter error)
    {
        // With --help and --version the parser's complaints are beside the point.
        if (parsed.Errors.Count == 0 || parsed.Action is not ParseErrorAction)
            return false;

        foreach (var message in Messages(parsed))
            error.WriteLine($"error: {message}");

        error.WriteLine(SeeHelp(CommandPath.Of(parsed.CommandResult.Command)));
        return true;
    }

    /// <summary>The line below usage errors.</summary>
    /// <param name="path">The command, with the name of the program.</param>
    public static string SeeHelp(string path) => $"See '{path} --help' for usage.";

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var unmatched = parsed.UnmatchedTokens;
        // What stands behind an unknown option is probably its value.
        var options = unmatched.Where(token => token.StartsWith('-')).ToList();
        foreach (var token in options.Count > 0 ? options : unmatched)
            yield return Unmatched(token, parsed.CommandResult.Command);

        // A mistyped subcommand also makes the parser ask for one; a required argument may have been eaten likewise.
        if (unmatched.Count > 0)
            yield break;

        foreach (var message in parsed.Errors.Select(problem => problem.Message.TrimEnd('.')).Distinct())
            yield return Plain(message, parsed.CommandResult);
    }

    /// <summary>What to say of a token that names nothing the command has.</summary>
    public static string Unmatched(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        var known = isOption ? OptionNames(command) : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
        var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return UnknownWord.Say(what, isOption ? token.Split('=', ':')[0] : token, known) + KubectlHint(token.Split('=')[0], command);
    }

    /// <summary>What stands here for a flag that fingers know from kubectl.</summary>
    private static string KubectlHint(string option, Command command) => command.Arguments.Any(argument => argument.Name == "PATH")
        ? option switch
        {
            "-f" or "--filename" => $"; name files and folders without it: {CommandPath.Of(command)} FILE",
            "-k" or "--kustomize" => $"; render first: kubectl kustomize DIR | {CommandPath.Of(command)} -",
            "-R" or "--recursive" => "; folders are searched recursively without it",
            _ => "",
        }
        : option is "-A" or "--all-namespaces" && command.Name == "audit" ? "; every namespace is looked at without it" : "";

    private static string Plain(string message, CommandResult result) => message switch
    {
        _ when Quoted(message) is { } option && message.StartsWith("Required argument missing for option", StringComparison.Ordinal) =>
            $"{option} needs a value{Placeholder(result.Command, option)}",
        _ when Quoted(message) is { } option && message.EndsWith("is required", StringComparison.Ordinal) => $"{option} is missing{Placeholder(result.Command, option)}",
        _ when Quoted(message) is { } option && message.Contains("expects a single argument", StringComparison.Ordinal) => $"{option} is given more than once; give it once",
        _ when message.StartsWith("Cannot parse argument '", StringComparison.Ordinal) && message.Split('\'') is [_, var value, _, var option, ..] =>
            $"{option} is '{value}', {(message.Contains("Boolean", StringComparison.Ordinal) ? "must be true or false" : "which it does not take")}",
        _ when message.StartsWith("Required command", StringComparison.Ordinal) =>
            $"a command is missing; write one of {string.Join(", ", result.Command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}",
        _ when message.StartsWith("Required argument", StringComparison.Ordinal) =>
            $"{string.Join(" ", result.Command.Arguments.Select(argument => argument.Name))} is missing; give at least one",
        _ => message,
    };

    /// <summary>The option that a message of the library puts in quotes.</summary>
    private static string? Quoted(string message) => message.Split('\'') is [_, ['-', ..] option, ..] ? option : null;

    private static string Placeholder(Command command, string name) =>
        command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { HelpName: { } word } ? $"; write {name} {word}" : "";

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));
}
