using System.Text;
using Webhook.Commands;

namespace Webhook.ControlPlane.Tests.Commands;

/// <summary>One command line of the product, run in this process.</summary>
/// <param name="ExitCode">What the process would answer.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs it.</summary>
    public static Task<CommandRun> Of(params IReadOnlyList<string> arguments) => WithInputAsync("", arguments);

    /// <summary>Runs it with text on standard input.</summary>
    public static async Task<CommandRun> WithInputAsync(string input, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Out = output, Error = error, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) };
        var exitCode = await CommandLine.RunAsync(arguments, terminal);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
