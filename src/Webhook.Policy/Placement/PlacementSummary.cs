using Webhook.Model.Text;
using Webhook.Policy.Fit;
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
        if (placement.Runs > 0 && VirtualNodes(placement) is { Length: > 0 } notReal)
            head = $"placed on {placement.Runs} of {placement.Total} {nodes}{notReal}";

        return placement.Runs == placement.Total ? head : $"{head}{Gate(placement)}: {Others(placement)}";
    }

    /// <summary>
    /// <c>placed on 3 of 5 nodes, fits on none: asks for 64 CPU, the largest has 4; 2 have taint dedicated=gpu:NoSchedule</c>. Only that
    /// a pod does not fit is certain: of the other nodes it is said that it fits on at most so many.
    /// </summary>
    internal static string Of(CapacityForecast capacity)
    {
        var placement = capacity.Placement;
        var fits = capacity.NeverRuns == placement.Runs ? "none" : $"at most {placement.Runs - capacity.NeverRuns}";
        var shown = string.Join(", and ", capacity.Shortages.Take(ShownReasons).Select(shortage => Of(shortage, placement.Runs)));
        var head = $"placed on {placement.Runs} of {Counted.Of(placement.Total, "node")}{VirtualNodes(placement)}, fits on {fits}";
        var unknown = placement.Unknown is { } clause && capacity.NeverRuns < placement.Runs ? $" ({clause})" : "";
        return placement.Runs == placement.Total
            ? $"{head}: asks {shown}{unknown}"
            : $"{head}{Gate(placement)}: asks {shown}; {Others(placement)}{unknown}";
    }

    private static string Of(ResourceShortage shortage, int placed)
    {
        var (nodes, most) = (shortage.Nodes.Count, ResourceText.Offered(shortage.Resource, shortage.Most));
        var offer = nodes == placed
            ? shortage.Most == 0 ? "which none has" : $"the largest has {most}"
            : $"{nodes} {(nodes == 1 ? "has" : "have")} {(shortage.Most == 0 ? "none" : $"{(shortage.Least == shortage.Most ? "" : "at most ")}{most}")}";
        return $"for {ResourceText.Asked(shortage.Resource, shortage.Requested)}, {offer}";
    }

    private static string VirtualNodes(DaemonSetPlacement placement) =>
        placement.Virtual is > 0 and var count ? $", {(count == placement.Runs ? "all" : count)} of them virtual" : "";

    private static string Gate(DaemonSetPlacement placement) => placement.DependsOnGate == 0 ? ""
        : $" (on {placement.DependsOnGate} more it depends on the feature gate {TolerationMatching.ComparisonGate}, which can't be read from the cluster)";

    /// <summary>Why there is no pod on the other nodes.</summary>
    private static string Others(DaemonSetPlacement placement)
    {
        // Where pods run stands first.
        var groups = placement.Groups;
        var first = 0;
        while (groups[first].Decision.ShouldRun)
            first++;

        var shown = string.Join(", ", groups.Skip(first).Take(ShownReasons).Select(Of));
        var rest = groups.Skip(first + ShownReasons).Sum(group => group.Count);
        return rest == 0 ? shown : $"{shown}, {rest} more for {Counted.Of(groups.Count - first - ShownReasons, "other reason")}";
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
