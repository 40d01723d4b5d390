using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Webhook.Commands;

/// <summary>The usual help, followed by examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyList<Example> rootExamples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(Text(parseResult));
        return ExitCode.Success;
    }

    private string Text(ParseResult parseResult)
    {
        using var buffer = new StringWriter { NewLine = "\n" };
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        configuration.Output = buffer;

        // The library tells nothing of a hidden command, not even to who asks for it by name.
        var command = parseResult.CommandResult.Command;
        var isHidden = command.Hidden;
        command.Hidden = false;
        usual.Invoke(parseResult);
        command.Hidden = isHidden;
        configuration.Output = output;

        var examples = command is DocumentedCommand documented ? documented.Examples : rootExamples;
        buffer.WriteLine("Examples:");
        foreach (var example in examples)
        {
            buffer.WriteLine($"  # {example.Explanation}");
            buffer.WriteLine($"  {example.CommandLine}");
        }

        buffer.WriteLine();
        buffer.WriteLine("Exit codes:");
        foreach (var exitCode in command is DocumentedCommand { ExitCodes: var exitCodes } ? exitCodes : ExitCodeText.Program)
            buffer.WriteLine($"  {exitCode}");

        return Tidy(Named(buffer.ToString()));
    }

    // The library calls the program by the name of its process, which is dotnet or a test runner where it is hosted.
    private static string Named(string text) =>
        text.Replace($"Usage:\n  {RootCommand.ExecutableName}", $"Usage:\n  {CommandPath.Executable}", StringComparison.Ordinal);

    // The library ends sections with runs of blank lines and pads the last column.
    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        var kept = lines.Where((line, index) => line.Length > 0 || (index > 0 && lines[index - 1].Length > 0));
        return string.Join('\n', kept).TrimEnd('\n') + "\n";
    }
}
