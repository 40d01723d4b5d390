using System.CommandLine;
using Webhook.Commands.Inputs;
using Webhook.Commands.Mutations;
using Webhook.Model.Manifests;
using Webhook.Output.Mutations;

namespace Webhook.Commands;

/// <summary><c>mutate PATH…</c>: the manifests as the mutating webhook makes them.</summary>
public static class MutateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var manifests = new ManifestOptions();
        var format = Choice.Option("--output", "-o", "Output format", MutationFormats.Default, MutationFormats.Names);
        var inPlace = new Option<bool>("--in-place", "-w") { Description = "Write the files that change instead of printing them" };
        var command = new DocumentedCommand("mutate", "Add the tolerations that the mutating webhook adds")
        {
            Examples =
            [
                new("daemonset-webhook mutate agent.yaml -o diff", "what would change"),
                new("daemonset-webhook mutate manifests/ | kubectl apply -f -", "apply with the tolerations, other objects as they are"),
                new("daemonset-webhook mutate manifests/ --in-place", "write the tolerations into the files; comments and layout stay"),
                new("daemonset-webhook mutate agent.yaml -o patch", "the JSON patch of each DaemonSet"),
            ],
        };
        manifests.AddTo(command);
        command.Add(format);
        command.Add(inPlace);
        command.Validators.Add(result =>
        {
            if (result.GetValue(inPlace) && result.GetValue(manifests.Paths)?.Contains(ManifestFile.StandardInput) == true)
                result.AddError("--in-place can't write standard input; give files or folders");
        });
        command.SetAction(parsed =>
        {
            if (ManifestSession.Open(manifests, parsed, terminal) is not { } session)
                return ExitCode.BadInput;

            List<ManifestProblem> problems = [.. session.Inputs.UnknownFields];
            IReadOnlyList<MutatedFile> files =
                [.. session.Inputs.Files.Select(file => MutatedFile.Of(file, [.. session.ReviewAll(file).Select(reviewed => WholeMutation.Of(reviewed, problems))]))];
            problems.AddRange(files.SelectMany(file => file.Problems));
            if (parsed.GetValue(inPlace))
                problems.AddRange(InPlaceEdit.Write(files, terminal));
            else
                terminal.Out.Write(MutationFormats.Find(parsed.GetValue(format)!).Render(files, terminal.Directory));

            ProblemText.Write(problems, terminal);
            return session.Inputs.HasErrors || problems.Any(problem => problem.Severity == ProblemSeverity.Error)
                ? ExitCode.BadInput
                : ExitCode.Success;
        });
        return command;
    }
}
