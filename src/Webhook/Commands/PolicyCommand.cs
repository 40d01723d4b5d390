using System.CommandLine;

namespace Webhook.Commands;

/// <summary><c>policy</c>: commands about policies themselves.</summary>
public static class PolicyCommand
{
    /// <summary>Builds the command and those below it.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("policy", "Validate policies; print the embedded one, or the resource definition")
        {
            Examples =
            [
                new("daemonset-webhook policy show-default > policy.yaml", "start a policy of your own"),
                new("daemonset-webhook policy validate policy.yaml", "see whether it is right, and what it does"),
            ],
        };
        command.Add(PolicyValidateCommand.Create(terminal));
        command.Add(PolicyShowDefaultCommand.Create(terminal));
        command.Add(PolicyCrdCommand.Create(terminal));
        return command;
    }
}
