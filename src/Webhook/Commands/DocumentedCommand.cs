using System.CommandLine;

namespace Webhook.Commands;

/// <summary>A command whose help shows examples. Every command of the tree is one.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>At least one command line that works as it stands.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>What each exit code of this command means, one a line.</summary>
    public IReadOnlyList<string> ExitCodes { get; init; } = ["0 done", ExitCodeText.BadInput];
}
