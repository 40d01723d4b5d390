using System.Globalization;
using Webhook.Kubernetes.Reports;
using Webhook.Model.Text;
using Webhook.Output.Rules;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Audit;

/// <summary>The report on the DaemonSets of one namespace.</summary>
/// <remarks>
/// Most severe results first, so that those which are left out are the least. An object in etcd may have 1.5 MiB: 200 results
/// with all texts at their longest, in a script of four bytes a letter, stay below.
/// </remarks>
internal static class NamespaceReport
{
    /// <summary>Results of one report, one more aside that says how many are left out.</summary>
    public const int MostResults = 200;

    private const int LongestMessage = 768;
    private const int LongestRemedy = 256;
    private const string FieldProperty = "field";
    private const string LeftOutProperty = "leftOut";

    /// <summary>The report; <c>null</c> when no policy speaks of any of the DaemonSets.</summary>
    /// <param name="namespace">The namespace.</param>
    /// <param name="name">Name of the report.</param>
    /// <param name="daemonSets">Those of the namespace.</param>
    public static PolicyReport? Of(string @namespace, string name, IEnumerable<AuditedDaemonSet> daemonSets)
    {
        var results = daemonSets.Where(daemonSet => daemonSet.IsJudged).SelectMany(Results)
            .OrderBy(result => Place(result.Outcome))
            .ThenByDescending(result => result.Severity)
            .ThenBy(result => result.Subject!.Name, StringComparer.Ordinal)
            .ThenBy(result => result.Rule, StringComparer.Ordinal)
            .ToList();
        return results.Count == 0 ? null : new()
        {
            Namespace = @namespace,
            Name = name,
            Summary = ReportSummary.Of(results),
            Results = results.Count <= MostResults ? results : [.. results.Take(MostResults), LeftOut(results.Count - MostResults, results[MostResults].Policy)],
        };
    }

    /// <summary>The finding that a result tells; <c>null</c> for a result that is none.</summary>
    public static FindingKey? KeyOf(ReportResult result) =>
        result.Rule.Length > 0 && result.Properties.TryGetValue(FieldProperty, out var field) ? new(result.Rule, field) : null;

    /// <summary>Whether results of a report are left out.</summary>
    public static bool IsCut(PolicyReport report) => report.Results.Any(result => result.Properties.ContainsKey(LeftOutProperty));

    private static IEnumerable<ReportResult> Results(AuditedDaemonSet daemonSet)
    {
        var subject = new ReportSubject("apps/v1", "DaemonSet", daemonSet.Namespace, daemonSet.Name, daemonSet.Uid);
        foreach (var finding in daemonSet.Findings)
            yield return Result(daemonSet, finding, subject);

        if (daemonSet.Verdict.ExemptedFindings is > 0 and var exempted)
            yield return Whole(daemonSet, subject, ReportOutcome.Skip, $"{Counted.Of(exempted, "finding")} exempted");

        if (daemonSet.Findings.Count == 0)
            yield return Whole(daemonSet, subject, ReportOutcome.Pass, "nothing is found");
    }

    private static ReportResult Result(AuditedDaemonSet daemonSet, Finding finding, ReportSubject subject)
    {
        var threw = daemonSet.Verdict.Failures.Any(failure => failure.Rule == finding.Rule) && finding.Action == RuleAction.Audit;
        return new()
        {
            Policy = finding.Policy,
            Rule = finding.Rule,
            Category = RuleCatalogue.Find(finding.Rule) is { } rule ? RuleCategoryTitle.Of(rule.Descriptor.Category) : "",
            Outcome = threw ? ReportOutcome.Error : finding.Action == RuleAction.Deny ? ReportOutcome.Fail : ReportOutcome.Warn,
            Severity = finding.Action switch
            {
                RuleAction.Deny => ReportSeverity.High,
                RuleAction.Warn => ReportSeverity.Medium,
                _ => ReportSeverity.Low,
            },
            Message = OneLine.Cut(OneLine.Of(finding.Message), LongestMessage),
            Since = daemonSet.Since[FindingKey.Of(finding)],
            Subject = subject,
            Properties = new Dictionary<string, string>
            {
                ["action"] = finding.Action.ToString(),
                [FieldProperty] = finding.Field,
                ["remedy"] = OneLine.Cut(OneLine.Of(finding.Remedy), LongestRemedy),
            },
        };
    }

    private static ReportResult Whole(AuditedDaemonSet daemonSet, ReportSubject subject, ReportOutcome outcome, string message) => new()
    {
        Policy = string.Join(", ", daemonSet.Verdict.Policies),
        Outcome = outcome,
        Message = message,
        Subject = subject,
    };

    private static ReportResult LeftOut(int count, string policy) => new()
    {
        Policy = policy,
        Outcome = ReportOutcome.Skip,
        Message = $"{count} more results are left out of this report, though not of its summary; daemonset-webhook audit prints all of them",
        Properties = new Dictionary<string, string> { [LeftOutProperty] = count.ToString(CultureInfo.InvariantCulture) },
    };

    private static int Place(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Fail => 0,
        ReportOutcome.Error => 1,
        ReportOutcome.Warn => 2,
        ReportOutcome.Skip => 3,
        _ => 4,
    };
}
