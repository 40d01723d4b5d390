using Webhook.Cluster;
using Webhook.Policy;
using Webhook.Policy.Verdicts;

namespace Webhook.Admission;

/// <summary>What a request was not checked for, for whoever reads warnings, audit annotations and metrics.</summary>
internal sealed record SkippedChecks
{
    /// <summary>Nothing was left out.</summary>
    public static SkippedChecks None { get; } = new();

    /// <summary>Live rules that were not run, by why; a server that follows no cluster lists none.</summary>
    public IReadOnlyList<(SkipReason Reason, IReadOnlyList<string> Rules)> Rules { get; init; } = [];

    /// <summary>Names of the policies whose namespaceSelector could not be judged.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>One line for each thing that was left out, with the reason.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What validation left out.</summary>
    /// <param name="review">The request.</param>
    /// <param name="verdict">What came of it.</param>
    /// <param name="view">What is known of the cluster; <c>null</c> for a server that follows none.</param>
    public static SkippedChecks Of(DaemonSetReview review, Verdict verdict, ClusterView? view)
    {
        if (verdict is { LateRules.Count: 0, SkippedPolicies.Count: 0 } && (verdict.SkippedRules.Count == 0 || view?.Gap is null))
            return None;

        return OfSome(review, verdict, view);
    }

    private static SkippedChecks OfSome(DaemonSetReview review, Verdict verdict, ClusterView? view)
    {
        var rules = new List<(SkipReason, IReadOnlyList<string>)>();
        var warnings = new List<string>();
        if (view?.Gap is { } gap && verdict.SkippedRules.Count > 0)
            Add(gap.IsStale ? SkipReason.Stale : SkipReason.Unsynced, verdict.SkippedRules, gap.Text);

        if (verdict.LateRules.Count > 0)
            Add(SkipReason.Deadline, verdict.LateRules, "the time that the API server gives this webhook was up");

        return rules.Count == 0 && verdict.SkippedPolicies.Count == 0
            ? None
            : new() { Rules = rules, Policies = verdict.SkippedPolicies, Warnings = [.. warnings, .. OfPolicies(review, verdict.SkippedPolicies, view)] };

        void Add(SkipReason reason, IReadOnlyList<string> skipped, string why)
        {
            rules.Add((reason, skipped));

            // The ids come last, where a long list is cut short; the audit annotation has all of them.
            warnings.Add($"{FindingText.Warning(review.DisplayName, $"not checked against the cluster, since {why}")}: {string.Join(", ", skipped)}");
        }
    }

    /// <summary>What mutation left out.</summary>
    /// <param name="review">The request.</param>
    /// <param name="policies">Names of the policies whose namespaceSelector could not be judged.</param>
    /// <param name="view">What is known of the cluster; <c>null</c> for a server that follows none.</param>
    public static SkippedChecks Of(DaemonSetReview review, IReadOnlyList<string> policies, ClusterView? view) =>
        policies.Count == 0 ? None : new() { Policies = policies, Warnings = OfPolicies(review, policies, view) };

    // The same words from both webhooks: the API server passes a repeated warning on once.
    private static IReadOnlyList<string> OfPolicies(DaemonSetReview review, IReadOnlyList<string> policies, ClusterView? view)
    {
        if (policies.Count == 0)
            return [];

        var why = view switch
        {
            null => "daemonset-webhook follows no cluster",
            { Gap: { } gap } => gap.Text,
            _ => "it is not among the cluster's namespaces yet",
        };
        var (noun, verb) = policies.Count == 1 ? ("policy", "was") : ("policies", "were");
        return
        [
            FindingText.Warning(
                review.DisplayName,
                $"{noun} {string.Join(", ", policies)} {verb} not applied: the labels of namespace {review.Namespace} are not known, since {why}"),
        ];
    }
}
