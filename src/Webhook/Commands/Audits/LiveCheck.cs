using Webhook.Cluster;
using Webhook.Commands.Clusters;
using Webhook.Model.Manifests;
using Webhook.Output.Reports;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;

namespace Webhook.Commands.Audits;

/// <summary>Judges the DaemonSets that are live in a cluster, as the report of <c>check</c> tells it.</summary>
internal static class LiveCheck
{
    /// <summary>Judges every DaemonSet.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="snapshot">The view of it to judge against, with what is only thought of.</param>
    /// <param name="engine">The policies, compiled.</param>
    /// <param name="policyProblems">Warnings about the policies.</param>
    /// <param name="now">The time at which exemptions are judged.</param>
    public static CheckReport Run(
        OpenedCluster cluster, ClusterSnapshot snapshot, PolicyEngine engine, IReadOnlyList<ManifestProblem> policyProblems, DateTimeOffset now)
    {
        var reviews = snapshot.Objects.DaemonSets
            .OrderBy(live => live.Metadata.Namespace, StringComparer.Ordinal)
            .ThenBy(live => live.Metadata.Name, StringComparer.Ordinal)
            .Select(live => (Source: cluster.Objects.SourceOf(live), Review: LiveReview.Of(live, snapshot, now)));
        var judged = reviews.Select(live => (live.Source, live.Review, Verdict: engine.Evaluate(live.Review))).ToList();
        var skippedRules = judged.SelectMany(live => live.Verdict.SkippedRules).ToHashSet(StringComparer.Ordinal);
        return new CheckReport
        {
            Results = [.. judged.Select(live => new CheckResult
            {
                Source = live.Source,
                Document = 1,
                Namespace = live.Review.Namespace,
                Name = live.Review.Name,
                Findings = [.. live.Verdict.Findings.Select(finding => new LocatedFinding(finding, null))],
                Policies = live.Verdict.Policies,
                Deferred = LiveReview.LacksTolerations(engine, live.Review),
                ExemptedFindings = live.Verdict.ExemptedFindings,
            })],
            Problems = policyProblems,
            SkippedDocuments = cluster.PassedOver,
            SkippedRules = [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id).Where(skippedRules.Contains)],
            SkippedPolicies = [.. judged.SelectMany(live => live.Verdict.SkippedPolicies).Distinct().Order(StringComparer.Ordinal)],
        };
    }
}
