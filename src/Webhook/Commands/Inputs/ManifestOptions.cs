using System.CommandLine;

namespace Webhook.Commands.Inputs;

/// <summary>What <c>check</c> and <c>mutate</c> take alike: paths, policies and a namespace.</summary>
internal sealed class ManifestOptions
{
    /// <summary>The paths, as the user wrote them.</summary>
    public Argument<string[]> Paths { get; } = PathArgument.Create(
        "Files, folders (searched recursively for *.yaml, *.yml and *.json; names with a leading dot are left out) "
        + "and - for standard input");

    /// <summary>Policy paths; none means the embedded policy.</summary>
    public Option<string[]> Policies { get; } = new("--policy", "-p")
    {
        Description = "Policy file or folder, may be given more than once [default: the embedded policy]",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The namespace of objects that name none.</summary>
    public Option<string> Namespace { get; } = new("--namespace", "-n")
    {
        Description = "Namespace of objects that name none",
        HelpName = "NAME",
        DefaultValueFactory = _ => "default",
    };

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Paths);
        command.Add(Policies);
        command.Add(Namespace);
    }
}
