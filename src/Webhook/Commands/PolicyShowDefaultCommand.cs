using System.CommandLine;
using Webhook.Policy.Policies;

namespace Webhook.Commands;

/// <summary><c>policy show-default</c>: the embedded policy, comments included.</summary>
public static class PolicyShowDefaultCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("show-default", "Print the policy that is used when none is given")
        {
            Examples = [new("daemonset-webhook policy show-default > policy.yaml", "start a policy of your own")],
        };
        command.SetAction(_ =>
        {
            terminal.Out.Write(PolicyReader.DefaultPolicyText);
            return ExitCode.Success;
        });
        return command;
    }
}
