using Webhook.Cluster;
using Webhook.Commands.Clusters;
using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Output.Reports;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Commands.Audits;

/// <summary>Judges the DaemonSets that are live in a cluster, as the report of <c>check</c> tells it.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="whatIf">A change of its nodes that is thought of.</param>
/// <param name="engine">The policies, compiled.</param>
/// <param name="now">The time at which exemptions are judged.</param>
internal sealed class LiveCheck(OpenedCluster cluster, WhatIf whatIf, PolicyEngine engine, DateTimeOffset now)
{
    private readonly ClusterSnapshot _snapshot = whatIf.Apply(cluster.Snapshot);

    /// <summary>Judges every DaemonSet, in order of namespace and name.</summary>
    /// <param name="policyProblems">Warnings about the policies.</param>
    public CheckReport Run(IReadOnlyList<ManifestProblem> policyProblems)
    {
        var judged = _snapshot.Objects.DaemonSets
            .OrderBy(live => live.Metadata.Namespace, StringComparer.Ordinal)
            .ThenBy(live => live.Metadata.Name, StringComparer.Ordinal)
            .Select(Judge).ToList();
        var skippedRules = judged.SelectMany(live => live.Verdict.SkippedRules).ToHashSet(StringComparer.Ordinal);
        return new CheckReport
        {
            Results = [.. judged.Select(live => live.Result)],
            Problems = policyProblems,
            OtherKinds = cluster.OtherKinds,
            SkippedRules = [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id).Where(skippedRules.Contains)],
            UnreadKinds = [.. judged.SelectMany(live => live.Verdict.UnreadKinds).Distinct()],
            SkippedPolicies = [.. judged.SelectMany(live => live.Verdict.SkippedPolicies).Distinct().Order(StringComparer.Ordinal)],
            WhatIf = whatIf.IsAny ? whatIf : null,
        };
    }

    private (CheckResult Result, Verdict Verdict) Judge(DaemonSet live)
    {
        var review = LiveReview.Of(live, _snapshot, now);
        var verdict = engine.Evaluate(review);
        var findings = Located(verdict);
        var result = new CheckResult
        {
            Source = cluster.Objects.SourceOf(live),
            Document = 1,
            Namespace = review.Namespace,
            Name = review.Name,
            Findings = findings,
            Policies = verdict.Policies,
            Deferred = LiveReview.LacksTolerations(engine, review),
            ExemptedFindings = verdict.ExemptedFindings,
            Change = whatIf.IsAny ? ChangeOf(review, findings) : null,
        };
        return (result, verdict);
    }

    private ResultChange ChangeOf(DaemonSetReview review, IReadOnlyList<LocatedFinding> findings) => ResultChange.Of(
        PlacementChange.Of(review, cluster.Snapshot),
        Located(engine.Evaluate(review with { Cluster = cluster.Snapshot })),
        findings);

    private static IReadOnlyList<LocatedFinding> Located(Verdict verdict) =>
        [.. verdict.Findings.Select(finding => new LocatedFinding(finding, null))];
}
