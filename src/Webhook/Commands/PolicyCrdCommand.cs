using System.CommandLine;
using Webhook.Output.Definitions;

namespace Webhook.Commands;

/// <summary><c>policy crd</c>: the CustomResourceDefinition that makes policies objects of the cluster.</summary>
public static class PolicyCrdCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("crd", "Print the CustomResourceDefinition of DaemonSetPolicies")
        {
            Examples = [new("daemonset-webhook policy crd | kubectl apply --server-side --force-conflicts -f -", "keep policies in the cluster, and let kubectl explain dsp.spec")],
        };
        command.SetAction(_ =>
        {
            terminal.Out.Write(PolicyDefinition.Yaml());
            return ExitCode.Success;
        });
        return command;
    }
}
