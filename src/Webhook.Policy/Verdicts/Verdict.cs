using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>All findings of all policies that match one DaemonSet.</summary>
public sealed record Verdict
{
    /// <summary>Every finding, most severe first, then in catalogue order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Names of the policies that match; empty when the DaemonSet is left alone.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>
    /// Ids of live rules that a matching policy asks for and that were not run, or not over all that they read, because no
    /// cluster is known or objects of it are not; in catalogue order.
    /// </summary>
    public IReadOnlyList<string> SkippedRules { get; init; } = [];

    /// <summary>The kinds of object that rules asked for in vain in a cluster that is known in part; empty without a cluster.</summary>
    public IReadOnlyList<UnreadKind> UnreadKinds { get; init; } = [];

    /// <summary>Ids of live rules that a matching policy asks for and that were not run because time was up; in catalogue order.</summary>
    public IReadOnlyList<string> LateRules { get; init; } = [];

    /// <summary>Rules that threw; each also stands among the findings with action Audit.</summary>
    public IReadOnlyList<RuleFailure> Failures { get; init; } = [];

    /// <summary>How many findings an exemption took away: those that no policy reports any more.</summary>
    public int ExemptedFindings { get; init; }

    /// <summary>Exemptions that would have taken one of the findings away, had they not expired; the finding says so too.</summary>
    public IReadOnlyList<ExpiredExemption> ExpiredExemptions { get; init; } = [];

    /// <summary>
    /// Names of policies that match but for a namespaceSelector, which can't be judged because the labels of the namespace
    /// are not known: they are left out, so that nobody is denied on a guess.
    /// </summary>
    public IReadOnlyList<string> SkippedPolicies { get; init; } = [];

    /// <summary>The most severe action of all findings; <see cref="RuleAction.Off"/> when there is none.</summary>
    public RuleAction Action => Findings.Count == 0 ? RuleAction.Off : Findings.Max(finding => finding.Action);
}
