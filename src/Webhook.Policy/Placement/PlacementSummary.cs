using Webhook.Model.Text;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Placement;

/// <summary>A placement in a sentence.</summary>
public static class PlacementSummary
{
    // What fits a warning of 256 characters beside the rest of the message.
    private const int ShownReasons = 3;

    /// <summary>
    /// <c>runs on 3 of 5 nodes: 2 have taint node-role.kubernetes.io/control-plane:NoSchedule</c>; where some of the nodes are
    /// virtual, <c>placed on 5 of 5 nodes, 2 of them virtual</c>.
    /// </summary>
    public static string Of(DaemonSetPlacement placement) =>
        placement is { Runs: > 0, Unknown: { } unknown } ? $"{Known(placement)} ({unknown})" : Known(placement);

    private static string Known(DaemonSetPlacement placement)
    {
        var nodes = placement.Total == 1 ? "node" : "nodes";
        var head = placement.Runs == 0 ? $"runs on none of {placement.Total} {nodes}" : $"runs on {placement.Runs} of {placement.Total} {nodes}";
        if (placement.Runs > 0 && placement.Nodes.Platforms.CountVirtual(placement.Running()) is > 0 and var notReal)
            head = $"placed on {placement.Runs} of {placement.Total} {nodes}, {(notReal == placement.Runs ? "all" : notReal)} of them virtual";

        if (placement.Runs == placement.Total)
            return head;

        if (placement.DependsOnGate > 0)
        {
            head += $" (on {placement.DependsOnGate} more it depends on the feature gate {TolerationMatching.ComparisonGate}, which can't be read "
                + "from the cluster)";
        }

        // Where pods run stands first.
        var groups = placement.Groups;
        var first = 0;
        while (groups[first].Decision.ShouldRun)
            first++;

        var shown = string.Join(", ", groups.Skip(first).Take(ShownReasons).Select(Of));
        var rest = groups.Skip(first + ShownReasons).Sum(group => group.Count);
        return rest == 0 ? $"{head}: {shown}" : $"{head}: {shown}, {rest} more for {Counted.Of(groups.Count - first - ShownReasons, "other reason")}";
    }

    private static string Of(PlacementGroup group)
    {
        var one = group.Count == 1;
        return $"{group.Count} {string.Join(" and ", group.Reasons.Select(reason => Of(reason, one)))}";
    }

    private static string Of(PlacementReason reason, bool one) => reason.Kind switch
    {
        PlacementReasonKind.Taint when reason.DependsOnGate => $"{(one ? "has" : "have")} {reason.Subject}, which the gate decides about",
        PlacementReasonKind.Taint => $"{(one ? "has" : "have")} {reason.Subject}",
        PlacementReasonKind.NodeName => $"{(one ? "is" : "are")} not {reason.Subject}",
        _ => $"{(one ? "doesn't" : "don't")} match {(reason.NamespaceSelector is null ? "" : "the ")}{reason.Subject}",
    };
}
