using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>selector-overlap: pods of one workload are selected by no other.</summary>
/// <remarks>
/// <para>Fields: <c>spec.selector</c> and <c>spec.template.metadata.labels</c> against those of the namespace's workloads.
/// Allowed: selectors that match only the pods of their own workload.</para>
/// <para>Why: a pod that loses its owner is adopted by the other workload, which may delete it. The ReplicaSets of a Deployment also ask for
/// pod-template-hash, and a StatefulSet for a name of its own, so these adopt no daemon pod.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector"/>.</para>
/// </remarks>
internal sealed class SelectorOverlapRule : LiveRule
{
    // A namespace in which a hundred workloads share their labels is told once, not a hundred times.
    private const int MostFindings = 10;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var others = SelectorOverlap.Find(review);
        for (var i = 0; i < others.Count && i < MostFindings; i++)
            Report(daemonSet, others[i], findings);

        if (others.Count > MostFindings)
        {
            var rest = others.Skip(MostFindings).Select(other => $"{other.Kind} {other.Name}").ToList();
            findings.Report(
                FieldPaths.Selector,
                $"{FieldPaths.Selector} {SelectorText.Of(daemonSet.Spec.Selector)} overlaps with {rest.Count} more workloads: {Phrases.Few(rest, 5)}",
                Remedy);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "selector-overlap",
        Title = "Selector shares pods with another workload",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.DaemonSet | ClusterKinds.Workload,
        What = "Another DaemonSet, Deployment, StatefulSet, ReplicaSet, ReplicationController or Job of the namespace selects the labels "
            + "of this template, or this selector selects the labels of its template. ReplicaSets and Jobs that another workload owns are "
            + "left out.",
        Why = "Pods belong to their owner by UID, so nothing breaks at first. Once a pod has lost its owner, by a deletion with orphans or "
            + "a restored backup, the other workload adopts it and may delete it: a DaemonSet, ReplicaSet, ReplicationController or Job whose selector "
            + "matches it. The ReplicaSets of a Deployment select by pod-template-hash as well, and a StatefulSet takes only pods that are "
            + "named after it, so these adopt no daemon pod. Tools that select by labels count the pods of both together.",
        Remedy = "Give the pods of each workload a label that the other's lack, and select by it as well.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector",
    };

    private const string Remedy =
        "give the pods of each a label that the other's lack, such as app.kubernetes.io/component, and select by it as well (selectors are "
        + "immutable: one of the two has to be created anew)";

    private static void Report(DaemonSet daemonSet, OverlappingWorkload other, FindingSink findings)
    {
        var (mine, theirs) = (SelectorText.Of(daemonSet.Spec.Selector), SelectorText.Of(other.Selector));
        var name = $"{other.Kind} {other.Name}";
        if (other.IsSelected)
        {
            var bothWays = other.SelectsThis ? $", and its selector {theirs} matches {FieldPaths.TemplateLabels}" : "";
            findings.Report(
                FieldPaths.Selector,
                $"{FieldPaths.Selector} {mine} matches the pods of {name}{bothWays}: "
                    + (other.SelectsThis && Adopts(other) ? "each would adopt pods of the other that lose their owner"
                        : "this DaemonSet would adopt those that lose their owner" + (other.SelectsThis ? $"; {Reason(other)}" : "")),
                Remedy);
        }
        else
        {
            findings.Report(
                FieldPaths.TemplateLabels,
                $"{FieldPaths.TemplateLabels} match the selector {theirs} of {name}: "
                    + (Adopts(other) ? "it would adopt pods of this DaemonSet that lose their owner" : Reason(other) + ", and what selects by labels counts both"),
                Remedy);
        }
    }

    // The pods of a DaemonSet have no pod-template-hash, and their names end in letters and digits made up at random.
    private static bool Adopts(OverlappingWorkload other) => other.Kind is not ("Deployment" or "StatefulSet");

    private static string Reason(OverlappingWorkload other) => other.Kind == "Deployment"
        ? "the Deployment's ReplicaSets select by pod-template-hash as well and adopt no pod without it"
        : $"the StatefulSet adopts only pods that are named {other.Name}- and a number";
}
