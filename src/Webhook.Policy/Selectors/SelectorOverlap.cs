using Webhook.Model.Apps;

namespace Webhook.Policy.Selectors;

/// <summary>Workloads of the namespace whose pods a DaemonSet selects, or that select its pods.</summary>
/// <remarks>
/// Only what is real counts: a selector that matches the other's template. Two selectors that some label set could satisfy
/// at once (<see cref="SelectorSatisfiability"/>) mostly never meet.
/// </remarks>
public static class SelectorOverlap
{
    /// <summary>All of them, DaemonSets first, then by kind and name; empty in a namespace of its own.</summary>
    /// <remarks>
    /// Left out are the DaemonSet itself, by UID and by name, DaemonSets that are being deleted, and what another workload
    /// owns, such as the ReplicaSets of a Deployment, which stand behind their owner.
    /// </remarks>
    /// <param name="review">The review; nothing overlaps while its <see cref="DaemonSetReview.Cluster"/> is not set.</param>
    public static IReadOnlyList<OverlappingWorkload> Find(DaemonSetReview review)
    {
        if (review is not { Subject: { } daemonSet, Cluster: { } cluster })
            return [];

        List<OverlappingWorkload>? found = null;
        var candidates = cluster.Objects.SelectorsIn(review.Namespace).Candidates(daemonSet.Spec.Selector, daemonSet.Spec.Template.Metadata.Labels);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!IsItself(review, candidates[i]))
                Add(ref found, daemonSet, candidates[i]);
        }

        found?.Sort(static (left, right) => (left.Kind, right.Kind) switch
        {
            var (a, b) when a != b => string.CompareOrdinal(a, b),
            _ => string.CompareOrdinal(left.Name, right.Name),
        });
        return found ?? (IReadOnlyList<OverlappingWorkload>)[];
    }

    /// <summary>Whether a live DaemonSet is the one under review.</summary>
    internal static bool IsItself(DaemonSetReview review, DaemonSet live) =>
        (live.Metadata.Namespace == review.Namespace && live.Metadata.Name == review.Name)
        || (live.Metadata.Uid.Length > 0 && live.Metadata.Uid == review.StoredUid);

    private static bool IsItself(DaemonSetReview review, SelectingWorkload other) =>
        other.Kind == SelectingWorkload.DaemonSet
        && (other.Name == review.Name || (other.Uid.Length > 0 && other.Uid == review.StoredUid));

    private static void Add(ref List<OverlappingWorkload>? found, DaemonSet daemonSet, SelectingWorkload other)
    {
        var selectsThis = LabelSelectorMatching.Matches(other.Selector, daemonSet.Spec.Template.Metadata.Labels);
        var isSelected = LabelSelectorMatching.Matches(daemonSet.Spec.Selector, other.TemplateLabels);
        if (selectsThis || isSelected)
            (found ??= []).Add(new(other.Kind, other.Name, other.Selector, selectsThis, isSelected));
    }
}
