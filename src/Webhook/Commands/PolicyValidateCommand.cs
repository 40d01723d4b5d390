using System.CommandLine;
using Webhook.Commands.Inputs;
using Webhook.Output;
using Webhook.Policies;

namespace Webhook.Commands;

/// <summary><c>policy validate PATH…</c>: everything wrong with policies, and what the good ones do.</summary>
public static class PolicyValidateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = PathArgument.Create("Policy files and folders");
        var command = new DocumentedCommand("validate", "Report everything wrong with policies")
        {
            ExitCodes = ["0 every policy is valid", "2 a policy is faulty, or bad usage"],
            Examples = [new("daemonset-webhook policy validate policies/", "every policy of a folder, judged together as the server loads them")],
        };
        command.Add(paths);
        command.SetAction(parsed =>
        {
            var loaded = PolicyLoader.Validate([.. parsed.GetRequiredValue(paths).Select(path => ProcessPath.Of(path, terminal))], terminal.Clock.GetUtcNow());
            ProblemText.Write(loaded.Problems, terminal);
            foreach (var policy in loaded.Loaded)
                terminal.Out.Write(PolicySummary.Render(policy.Source, policy.Policy));

            return loaded.HasErrors ? ExitCode.BadInput : ExitCode.Success;
        });
        return command;
    }
}
