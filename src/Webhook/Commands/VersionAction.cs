using System.CommandLine;
using System.CommandLine.Invocation;

namespace Webhook.Commands;

/// <summary><c>--version</c>: name and version in one line.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine($"{CommandPath.Executable} {ProductVersion.Current.Version}");
        return ExitCode.Success;
    }
}
