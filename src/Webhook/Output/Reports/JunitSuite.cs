using Webhook.Model.Manifests;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>One file of a report in JUnit's terms.</summary>
/// <param name="Source">The file.</param>
/// <param name="Results">Its DaemonSets, a test case each.</param>
/// <param name="Errors">What could not be read, a test case each.</param>
/// <param name="FailOn">The least action that fails a case.</param>
internal sealed record JunitSuite(string Source, IReadOnlyList<CheckResult> Results, IReadOnlyList<ManifestProblem> Errors, RuleAction FailOn)
{
    /// <summary>Test cases.</summary>
    public int Tests => Results.Count + Errors.Count;

    /// <summary>Test cases that failed.</summary>
    public int Failures => Results.Count(result => result.Findings.Any(located => located.Finding.Action >= FailOn));

    /// <summary>Everything of a report that belongs to one file.</summary>
    public static JunitSuite Of(string source, CheckReport report, RuleAction failOn) => new(
        source,
        [.. report.Results.Where(result => result.Source == source)],
        [.. report.Problems.Where(problem => problem.Source == source && problem.Severity == ProblemSeverity.Error)],
        failOn);
}
