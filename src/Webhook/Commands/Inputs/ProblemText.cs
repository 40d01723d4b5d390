using Webhook.Model.Manifests;
using Webhook.Output;

namespace Webhook.Commands.Inputs;

/// <summary>Problems on standard error, one a line.</summary>
internal static class ProblemText
{
    /// <summary>Writes each problem in the form of compilers.</summary>
    public static void Write(IEnumerable<ManifestProblem> problems, Terminal terminal)
    {
        foreach (var problem in problems)
            terminal.Error.WriteLine(ProblemLine.Of(problem));
    }
}
