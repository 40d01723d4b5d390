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
        if (placement.Total == 0 || (placement.Runs > 0 && placement.Runs * 100L >= (minimum ?? 0) * (long)placement.Total))
            return;

        var reason = placement.Groups.First(group => !group.Decision.ShouldRun).Reasons[0];
        var share = placement.Runs == 0 ? "" : $" ({placement.Runs * 100L / placement.Total}%, the minimum is {minimum}%)";
        findings.Report(FieldOf(reason), $"{placement.Summary}{share}", RemedyFor(reason));
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
            + "reason: a taint, the nodeSelector, the required node affinity, the nodeName.",
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
        PlacementReasonKind.Taint => $"add a toleration for {reason.Subject} if the pods belong on those nodes",
        _ => $"correct {FieldOf(reason)}, or label the nodes that the pods belong on",
    };
}
