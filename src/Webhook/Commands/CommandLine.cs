using System.CommandLine;
using Webhook.Cluster;
using Webhook.Output;

namespace Webhook.Commands;

/// <summary>Runs one command line: parses it, says what is wrong with it, and lets no exception reach the user.</summary>
public static class CommandLine
{
    /// <summary>Set to anything, an unexpected error is followed by its stack trace.</summary>
    public const string DebugVariable = "DAEMONSET_WEBHOOK_DEBUG";

    // Response files (@file) would make a folder called @ something else than a path.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        // kubectl, git and go take the question in this order too.
        if (arguments.Count > 0 && arguments[0] == "help")
            arguments = [.. arguments.Skip(1), "--help"];

        try
        {
            var parsed = RootCommandFactory.Create(terminal, arguments.Count > 0 ? arguments[0] : null).Parse(arguments, Parsing);
            if (UsageErrors.Write(parsed, terminal.Error))
                return ExitCode.BadInput;

            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(invocation);
        }
        catch (ClusterUnavailableException unavailable)
        {
            foreach (var problem in unavailable.Problems)
                terminal.Error.WriteLine($"error: {Printable.OneLine(OneLine(problem))}");

            return ExitCode.ClusterUnreachable;
        }
        catch (ClusterConfigurationException faulty)
        {
            terminal.Error.WriteLine($"error: {Printable.OneLine(OneLine(faulty.Message))}");
            return ExitCode.BadInput;
        }
        catch (Exception exception)
        {
            terminal.Error.WriteLine($"error: {OneLine(exception.Message)}");
            if (!string.IsNullOrEmpty(terminal.Variable(DebugVariable)))
                terminal.Error.WriteLine(exception);

            return ExitCode.BadInput;
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
