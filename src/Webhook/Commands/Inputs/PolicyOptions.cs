using System.CommandLine;
using Webhook.Kubernetes.Api;
using Webhook.Policies;

namespace Webhook.Commands.Inputs;

/// <summary>The option <c>--policy</c> of every command that judges.</summary>
internal sealed class PolicyOptions
{
    private readonly Option<string[]> _paths = new("--policy", "-p")
    {
        Description = "Policy file or folder, may be given more than once [default: the embedded policy]",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_paths);

    /// <summary>Reads the policies and writes what is wrong with them to standard error.</summary>
    /// <returns><c>null</c> when one is faulty.</returns>
    public PolicyLoadResult? Load(ParseResult parsed, Terminal terminal)
    {
        var paths = (parsed.GetValue(_paths) ?? []).Select(path => ProcessPath.Of(path, terminal));
        var policies = PolicyLoader.Load([.. paths], terminal.Clock.GetUtcNow());
        ProblemText.Write(policies.Problems, terminal);
        return policies.HasErrors ? null : policies;
    }

    /// <summary>Adds the DaemonSetPolicies of a cluster, as the server would, and writes what is wrong with them to standard error.</summary>
    public static PolicyLoadResult With(PolicyLoadResult policies, IReadOnlyList<CustomResource> resources, Terminal terminal)
    {
        var united = policies.With(resources, terminal.Clock.GetUtcNow());
        ProblemText.Write(united.Problems.Skip(policies.Problems.Count), terminal);
        return united;
    }
}
