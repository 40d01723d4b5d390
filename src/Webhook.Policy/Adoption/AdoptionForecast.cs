using Webhook.Model.Core;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Adoption;

/// <summary>Which running pods without a controller a DaemonSet adopts, and what it then does to them.</summary>
/// <param name="Adopted">The pods by name; empty when no orphan matches.</param>
/// <param name="Displaced">Pods of the DaemonSet itself that are deleted because an older orphan holds their node.</param>
/// <remarks>
/// Follows <c>claimObject</c> of kubernetes' pkg/controller/controller_ref_manager.go and <c>podsShouldBeOnNode</c> of
/// pkg/controller/daemon. Pods that another controller owns are never touched, whatever their labels.
/// </remarks>
public sealed record AdoptionForecast(IReadOnlyList<AdoptedPod> Adopted, IReadOnlyList<Pod> Displaced)
{
    // A new set's template is of generation 1, and so are by mistake the orphans of any other set that never changed.
    private const long FirstGeneration = 1;

    private static readonly AdoptionForecast Nobody = new([], []);

    /// <summary>Forecasts for the reviewed object; nothing is adopted while its <see cref="DaemonSetReview.Cluster"/> is not set.</summary>
    public static AdoptionForecast Of(DaemonSetReview review)
    {
        if (review is not { Subject: { } daemonSet, Cluster: { } cluster })
            return Nobody;

        // Pods that were made alike share their labels, which then are looked at once for all that come in a row.
        List<Pod>? orphans = null;
        (IReadOnlyDictionary<string, string>? Labels, bool AreSelected) last = default;
        foreach (var pod in cluster.Objects.OrphansIn(review.Namespace))
        {
            if (!ReferenceEquals(last.Labels, pod.Labels))
                last = (pod.Labels, LabelSelectorMatching.Matches(daemonSet.Spec.Selector, pod.Labels));

            if (last.AreSelected && pod.DeletionTimestamp is null)
                (orphans ??= []).Add(pod);
        }

        if (orphans is null)
            return Nobody;

        var own = cluster.Objects.PodsOf(review.StoredUid).Where(pod => pod.DeletionTimestamp is null).ToList();
        var holders = own.Concat(orphans).Where(pod => !HasEnded(pod) && pod.TargetNodeName.Length > 0)
            .GroupBy(pod => pod.TargetNodeName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Order(OldestFirst.Instance).First(), StringComparer.Ordinal);
        return new(
            [.. orphans.OrderBy(pod => pod.Name, StringComparer.Ordinal).Select(pod => Forecast(review, pod, holders))],
            [.. own.Where(pod => !HasEnded(pod) && holders.TryGetValue(pod.TargetNodeName, out var holder) && holder.Controller is null)]);
    }

    private static AdoptedPod Forecast(DaemonSetReview review, Pod pod, Dictionary<string, Pod> holders)
    {
        var (placement, node) = (review.Cluster!.PlacementOf(review.Subject!), pod.TargetNodeName);
        var index = placement.Nodes.IndexOf(node);
        if (index < 0)
        {
            return node.Length == 0 ? new(pod, AdoptionOutcome.Kept, "it counts for no node")
                : pod.NodeName.Length == 0 ? new(pod, AdoptionOutcome.Deleted, $"node {node} does not exist")
                : new(pod, AdoptionOutcome.Kept, $"node {node} is not known");
        }

        if (!placement[index].ShouldContinueRunning)
        {
            var why = placement.Explain(node)!.Reasons[0];
            return new(pod, AdoptionOutcome.Deleted, $"node {node} is not for it: {Short(why)}");
        }

        if (HasEnded(pod))
            return new(pod, AdoptionOutcome.Deleted, "it has ended");

        return ReferenceEquals(holders[node], pod)
            ? ByRevision(review, pod)
            : new(pod, AdoptionOutcome.Deleted, IsBeforeByBinding(holders[node], pod)
                ? $"node {node} keeps pod {holders[node].Name}, which is bound to it"
                : $"node {node} keeps the older pod {holders[node].Name}");
    }

    private static AdoptedPod ByRevision(DaemonSetReview review, Pod pod)
    {
        var daemonSet = review.Subject!;
        var isLive = review.StoredUid.Length > 0;
        var hash = isLive ? review.Cluster!.CurrentRevisionOf(review.StoredUid)?.Hash ?? "" : "";
        if (PodRevision.IsCurrent(pod, hash, isLive ? PodRevision.GenerationOf(daemonSet) : FirstGeneration))
            return new(pod, AdoptionOutcome.Kept, "");

        if (hash.Length == 0 && pod.Labels.ContainsKey(Model.Apps.ControllerRevision.HashLabel))
            return new(pod, AdoptionOutcome.KeptIfTemplateIsTheSame, "it was made by a DaemonSet");

        return daemonSet.Spec.UpdateStrategy.Type == Model.Apps.DaemonSetUpdateStrategy.OnDeleteType
            ? new(pod, AdoptionOutcome.Stale, "it is not of the current template")
            : new(pod, AdoptionOutcome.Replaced, "it is not of the current template");
    }

    private static bool HasEnded(Pod pod) => pod.Phase is PodPhase.Failed or PodPhase.Succeeded;

    private static bool IsBeforeByBinding(Pod holder, Pod other) => holder.NodeName.Length > 0 && other.NodeName.Length == 0;

    private static string Short(PlacementReason reason) =>
        reason.Kind == PlacementReasonKind.Taint ? $"{reason.Subject} is not tolerated" : $"it doesn't match {reason.Subject}";
}
