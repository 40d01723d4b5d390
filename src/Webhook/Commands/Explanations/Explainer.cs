using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Output.Explanations;
using Webhook.Output.Mutations;
using Webhook.Output.Reports;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Reachability;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules;

namespace Webhook.Commands.Explanations;

/// <summary>Explains DaemonSets in one cluster.</summary>
/// <param name="engine">The policies, compiled.</param>
/// <param name="before">The cluster as it is.</param>
/// <param name="whatIf">A change of its nodes that is thought of; its nodes, all of them known, are those to tell about.</param>
internal sealed class Explainer(PolicyEngine engine, ClusterSnapshot before, WhatIf whatIf)
{
    private static readonly HashSet<string> LiveRules =
        [.. RuleCatalogue.All.Select(rule => rule.Descriptor).Where(rule => rule.IsLive).Select(rule => rule.Id)];

    /// <summary>The cluster that DaemonSets are explained in: as it is, or as it would be.</summary>
    public ClusterSnapshot Cluster { get; } = whatIf.Apply(before);

    /// <summary>Explains a DaemonSet of a file as it would be once applied, the mutating webhook's tolerations included.</summary>
    public Explanation Explain(ReviewedManifest reviewed)
    {
        var manifest = reviewed.Manifest;
        var written = reviewed.Review.Subject!.Spec.Template.Spec.Tolerations.Count;
        return Explain(reviewed.Mutated, manifest.Source, manifest.Root.Start, finding => manifest.PositionOf(finding.Field), written);
    }

    /// <summary>Explains a live DaemonSet as it stands.</summary>
    public Explanation Explain(DaemonSetReview review, string source) =>
        Explain(review, source, null, _ => null, review.Subject!.Spec.Template.Spec.Tolerations.Count);

    private Explanation Explain(DaemonSetReview review, string source, Position? position, Func<Finding, Position?> positionOf, int written)
    {
        var daemonSet = review.Subject!;
        var placement = Cluster.PlacementOf(daemonSet);
        var restated = new WrittenTolerations(daemonSet.Spec.Template.Spec.Tolerations, written);
        var explained = whatIf.Nodes.Count == 0
            ? placement.Explanations
            : whatIf.Nodes.Order(StringComparer.Ordinal).Select(node => placement.Explain(node)!);
        var plan = RolloutPlan.For(review);
        return new()
        {
            Source = source,
            Position = position,
            Namespace = review.Namespace,
            Name = review.Name,
            Placement = placement,
            Capacity = Cluster.CapacityOf(daemonSet),
            Nodes = [.. explained.Select(node => node with { Reasons = [.. node.Reasons.Select(restated.AsWritten)] })],
            Written = restated,
            PodNodes = PodNodes(review),
            WhatIf = whatIf.IsAny ? whatIf : null,
            Change = whatIf.IsAny ? PlacementChange.Of(review, before) : null,
            Rollout = plan,
            StalePods = plan.Strategy == DaemonSetUpdateStrategy.OnDeleteType ? Stale(review) : null,
            ReachedBy = ReachedBy.Of(daemonSet, review.Namespace, Cluster),
            Findings =
            [
                .. engine.Evaluate(review with { IsExplained = true }).Findings.Where(finding => LiveRules.Contains(finding.Rule))
                    .Select(finding => new LocatedFinding(finding, positionOf(finding))),
            ],
        };
    }

    private HashSet<string> PodNodes(DaemonSetReview review) =>
        [.. Cluster.Objects.PodsOf(review.StoredUid).Where(pod => pod.DeletionTimestamp is null).Select(pod => pod.TargetNodeName)];

    private IReadOnlyList<Pod> Stale(DaemonSetReview review) =>
        review.StoredUid.Length > 0 && (review.OldObject ?? review.Object) is { } live ? StalePods.Of(live, Cluster).Pods : [];
}
