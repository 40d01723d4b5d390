using Webhook.Model.Manifests;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Output.Reports;

/// <summary>What was found in all DaemonSets that were judged; what every output format shows.</summary>
internal sealed record CheckReport
{
    /// <summary>One result for each DaemonSet, in the order of the input.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    /// <summary>What was wrong with the input before any rule looked at it, in the order of the input.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>Objects of other kinds.</summary>
    public required int OtherKinds { get; init; }

    /// <summary>Patches of DaemonSets, which are judged where they are applied.</summary>
    public int Patches { get; init; }

    /// <summary>Documents that are no Kubernetes objects.</summary>
    public int ForeignDocuments { get; init; }

    /// <summary>All that was read and is not judged.</summary>
    public int SkippedDocuments => OtherKinds + Patches + ForeignDocuments;

    /// <summary>Live rules that a policy asks for and that were not run, or not over all that they read, in catalogue order.</summary>
    public required IReadOnlyList<string> SkippedRules { get; init; }

    /// <summary>The kinds of object that rules asked for and that the saved cluster holds none of; empty where no cluster is known.</summary>
    public IReadOnlyList<UnreadKind> UnreadKinds { get; init; } = [];

    /// <summary>Policies that select namespaces by label and were not judged because the labels are not known, by name.</summary>
    public IReadOnlyList<string> SkippedPolicies { get; init; } = [];

    /// <summary>The change of nodes that was asked about, with which everything here is found; <c>null</c> for none.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>The lowest severity of findings that are shown; the counts are those of all findings.</summary>
    public RuleAction Shown { get; private init; } = RuleAction.Audit;

    /// <summary>The report with findings of some severity and above only.</summary>
    public CheckReport Showing(RuleAction least) =>
        least <= RuleAction.Audit ? this : this with { Shown = least, Results = [.. Results.Select(result => result.Showing(least))] };

    /// <summary>Whether some of the input could not be judged.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>DaemonSets that no policy matches.</summary>
    public int Unmatched => Results.Count(result => result.Policies.Count == 0);

    /// <summary>Findings that an exemption took away.</summary>
    public int ExemptedFindings => Results.Sum(result => result.ExemptedFindings);

    /// <summary>DaemonSets whose most severe finding has this action; <see cref="RuleAction.Off"/> counts those without a finding.</summary>
    public int Count(RuleAction verdict) => Results.Count(result => result.Verdict == verdict);
}
