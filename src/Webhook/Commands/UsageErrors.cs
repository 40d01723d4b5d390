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

        error.WriteLine($"run '{CommandPath.Of(parsed.CommandResult.Command)} --help' for what it takes");
        return true;
    }

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
        return UnknownWord.Say(what, isOption ? token.Split('=', ':')[0] : token, known);
    }

    private static string Plain(string message, CommandResult result) => message switch
    {
        _ when message.StartsWith("Required command", StringComparison.Ordinal) =>
            $"a command is missing; write one of {string.Join(", ", result.Command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}",
        _ when message.StartsWith("Required argument", StringComparison.Ordinal) && !message.Contains("option", StringComparison.Ordinal) =>
            $"{message}; give at least one {string.Join(" ", result.Command.Arguments.Select(argument => argument.Name))}",
        _ => message,
    };

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));
}
