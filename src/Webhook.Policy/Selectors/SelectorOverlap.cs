using Webhook.Model.Apps;
using Webhook.Model.Meta;

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
        foreach (var other in cluster.Objects.DaemonSetsIn(review.Namespace))
        {
            if (!IsItself(review, other) && other.Metadata.DeletionTimestamp is null)
                Add(ref found, daemonSet, "DaemonSet", other.Metadata.Name, other.Spec.Selector, other.Spec.Template.Metadata.Labels);
        }

        foreach (var other in cluster.Objects.WorkloadsIn(review.Namespace))
        {
            if (other.Controller is null)
                Add(ref found, daemonSet, other.Kind, other.Name, other.Selector, other.TemplateLabels);
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

    private static void Add(
        ref List<OverlappingWorkload>? found,
        DaemonSet daemonSet,
        string kind,
        string name,
        LabelSelector? selector,
        IReadOnlyDictionary<string, string> labels)
    {
        var selectsThis = LabelSelectorMatching.Matches(selector, daemonSet.Spec.Template.Metadata.Labels);
        var isSelected = LabelSelectorMatching.Matches(daemonSet.Spec.Selector, labels);
        if (selectsThis || isSelected)
            (found ??= []).Add(new(kind, name, selector, selectsThis, isSelected));
    }
}
