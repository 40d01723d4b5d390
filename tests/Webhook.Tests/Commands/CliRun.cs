using System.Text;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

/// <summary>One command line, run in this process with its own streams, clock and folder.</summary>
/// <param name="ExitCode">What the process would answer.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>The corpus of real manifests.</summary>
    public static string Corpus { get; } = Repository.Path("tests/corpus");

    /// <summary>Manifests made for these tests.</summary>
    public static string Samples { get; } = Repository.Path("tests/fixtures/cli/samples");

    /// <summary>Runs a command line in a folder.</summary>
    public static Task<CliRun> In(string folder, params string[] arguments) => With(terminal => terminal with { Directory = folder }, arguments);

    /// <summary>Runs a command line with text on standard input.</summary>
    public static Task<CliRun> Piped(string input, params string[] arguments) =>
        With(terminal => terminal with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) }, arguments);

    /// <summary>Runs a command line with a terminal of one's own.</summary>
    public static async Task<CliRun> With(Func<Terminal, Terminal> change, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = change(new Terminal
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(),
            Directory = Samples,
            Clock = new FakeTimeProvider(),
        });
        var exitCode = await CommandLine.RunAsync(arguments, terminal);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
