using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Rules.Placement;

/// <summary>node-coverage: the DaemonSet runs on the nodes that it should.</summary>
/// <remarks>
/// <para>Fields: <c>nodeName</c>, <c>nodeSelector</c>, <c>affinity</c> and <c>tolerations</c> of <c>spec.template.spec</c> against
/// the live nodes. Allowed: at least one node, and the parameter <c>minimum</c> percent of them.</para>
/// <para>Why: nodes without their agent are seen by nobody.</para>
/// <para>Source:
/// <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled"/>.</para>
/// </remarks>
internal sealed class NodeCoverageRule(int? minimum) : LiveRule
{
    public NodeCoverageRule()
        : this(null)
    {
    }

    public override Rule Configure(RuleParameters parameters) => new NodeCoverageRule(parameters.Percent("minimum") ?? minimum);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        // A cluster that is scaled to no node at all has nothing to say about the template.
        var placement = cluster.PlacementOf(daemonSet);
        if (placement.Total == 0
            || (placement.Runs > 0 && placement.Runs * 100L >= (minimum ?? 0) * (long)placement.Total)
            || IsPoolWithoutNodesAsBefore(placement, daemonSet, review, cluster))
        {
            return;
        }

        var nearest = MissingTolerations.Of(placement);
        var reason = nearest.Count > 0 ? nearest[0].Taints[0] : NearestOf(placement).Reasons[0];
        var share = placement.Runs == 0 ? "" : $" ({placement.Runs * 100L / placement.Total}%, the minimum is {minimum}%)";
        findings.Report(FieldOf(reason), $"{cluster.CapacityOf(daemonSet).Summary}{share}", nearest.Count > 0
            ? MissingTolerations.Remedy(nearest, daemonSet.Spec.Template.Spec.HostNetwork)
            : RemedyFor(reason));
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "node-coverage",
        Title = "Runs on too few nodes",
        Category = RuleCategory.Placement,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node,
        What = "The DaemonSet runs on no live node, or on a smaller part of them than minimum. The nodes it leaves out are counted by "
            + "reason: a taint, the nodeSelector, the required node affinity, the nodeName. "
            + "The remedy is for the nodes with the fewest obstacles: where some match the nodeSelector and the affinity, the tolerations "
            + "that those need. An update that changes none of this is not reported again when no live node matches the nodeSelector or "
            + "the affinity: a pool scaled to zero is a normal state. It is reported on creation, when the change made it so, when the "
            + "policy sets minimum, and in the audit. On OpenShift the node selector of the namespace counts as well (annotation "
            + "scheduler.alpha.kubernetes.io/node-selector, else openshift.io/node-selector); the default of the cluster is not read, "
            + "and where it may apply the message says that it is left out.",
        Why = "Nothing reports a daemon pod that was never created: nodes are without logs, metrics or network, and the status of the "
            + "DaemonSet looks complete.",
        Remedy = "Tolerate the taints, or correct the nodeSelector, the affinity or the labels of the nodes.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled",
        Parameters =
        [
            new("minimum", RuleParameterType.Percent, "", "Least part of all live nodes that must run a pod; absent is at least one node."),
        ],
    };

    private static string FieldOf(PlacementReason reason) => reason.Kind switch
    {
        PlacementReasonKind.NodeName => $"{FieldPaths.PodSpec}.nodeName",
        PlacementReasonKind.NodeSelector => $"{FieldPaths.PodSpec}.nodeSelector",
        PlacementReasonKind.NodeAffinity => $"{FieldPaths.PodSpec}.affinity",
        _ => $"{FieldPaths.PodSpec}.tolerations",
    };

    private static string RemedyFor(PlacementReason reason) => reason.Kind switch
    {
        PlacementReasonKind.NodeName => $"drop {FieldPaths.PodSpec}.nodeName",
        _ when reason.NamespaceSelector is { } selector =>
            $"label the nodes that the pods belong on, or correct annotation {selector.Annotation} of the namespace",
        _ => $"correct {FieldOf(reason)}, or label the nodes that the pods belong on; for a pool that is scaled to zero now, nothing is wrong",
    };

    /// <summary>Of the nodes that the template does not select, those that lack least, then the most of them.</summary>
    private static PlacementGroup NearestOf(DaemonSetPlacement placement) =>
        placement.Groups.Where(group => !group.Decision.ShouldRun).OrderBy(group => group.Reasons.Count).ThenByDescending(group => group.Count).First();

    /// <summary>Whether no live node is selected, and the stored object selected none either: nodes of that pool come and go.</summary>
    private bool IsPoolWithoutNodesAsBefore(DaemonSetPlacement placement, DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster) =>
        minimum is null
        && review is { Operation: Operation.Update, OldObject: { } old }
        && review.Source != ReviewSource.Audit
        && daemonSet.Spec.Template.Spec.NodeName.Length == 0
        && !placement.SelectsAny
        && !cluster.PlacementOf(old).SelectsAny;
}
