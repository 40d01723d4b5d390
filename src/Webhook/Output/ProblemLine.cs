using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>A problem as compilers print them, so that editors and terminals make a link of its place.</summary>
internal static class ProblemLine
{
    /// <summary><c>file:line:col: error: what is wrong</c>, safe to print.</summary>
    public static string Of(ManifestProblem problem)
    {
        var place = problem.Position is { } at ? $"{problem.Source}:{at}" : problem.Source;
        return Printable.OneLine($"{place}: {SeverityWord.Of(problem.Severity)}: {problem.Message}");
    }
}
