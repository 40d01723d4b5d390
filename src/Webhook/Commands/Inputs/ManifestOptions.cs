using System.CommandLine;

namespace Webhook.Commands.Inputs;

/// <summary>What commands on manifests take alike: paths, policies and a namespace.</summary>
/// <param name="paths">What the paths may be.</param>
internal sealed class ManifestOptions(string paths = ManifestOptions.Manifests)
{
    private const string Manifests =
        "Files, folders (searched recursively for *.yaml, *.yml and *.json; names with a leading dot are left out, and what is no "
        + "manifest is ignored) and - for standard input";

    /// <summary>The paths, as the user wrote them.</summary>
    public Argument<string[]> Paths { get; } = PathArgument.Create(paths);

    /// <summary>The policies.</summary>
    public PolicyOptions Policies { get; } = new();

    /// <summary>The namespace of objects that name none.</summary>
    public Option<string> Namespace { get; } = NamespaceOption.Create("Namespace of objects that name none", "default");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Paths);
        Policies.AddTo(command);
        command.Add(Namespace);
    }
}
