using System.CommandLine;
using Webhook.Output;

namespace Webhook.Commands;

/// <summary><c>version</c>: version, commit and runtime.</summary>
public static class VersionCommand
{
    private const string Text = "text";
    private const string Json = "json";

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var format = Choice.Option("--output", "-o", "Output format", Text, [Text, Json]);
        var command = new DocumentedCommand("version", "Show version, commit and runtime")
        {
            Examples = [new("daemonset-webhook version -o json", "the same for scripts")],
        };
        command.Add(format);
        command.SetAction(parsed =>
        {
            terminal.Out.Write(parsed.GetValue(format) == Json ? AsJson(ProductVersion.Current) : AsText(ProductVersion.Current));
            return ExitCode.Success;
        });
        return command;
    }

    private static string AsText(ProductVersion version) =>
        $"{CommandPath.Executable} {version.Version}\ncommit  {version.Commit}\nruntime {version.Runtime}\n";

    private static string AsJson(ProductVersion version) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("version", version.Version);
        writer.WriteString("commit", version.Commit);
        writer.WriteString("runtime", version.Runtime);
        writer.WriteEndObject();
    });
}
