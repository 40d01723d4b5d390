using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Placement;

/// <summary>Where the templates that were asked for last run on the same nodes. Safe for use from many threads.</summary>
/// <remarks>
/// Rules of one review ask for one template, and a few others that it clashes with; the DaemonSets of a cluster mostly want the
/// same nodes, and a dry run comes with the same wishes every few minutes.
/// </remarks>
/// <param name="nodes">The nodes.</param>
internal sealed class KnownPlacements(ClusterNodes nodes)
{
    // Nodes that nothing changes are the same for hours: they must not keep every template that ever came.
    private const int Most = 16;

    private Placed? _newest;

    /// <summary>Where pods of a template run; the same instance for templates that want the same nodes.</summary>
    /// <param name="template">The template.</param>
    /// <param name="demand">What the namespace demands of nodes, as far as it is known.</param>
    public DaemonSetPlacement Of(PodSpec template, NamespaceDemand demand)
    {
        var newest = Volatile.Read(ref _newest);
        for (var placed = newest; placed is not null; placed = placed.Older)
        {
            if ((ReferenceEquals(placed.Template, template) || PlacementWishes.AreSame(placed.Template, template)) && placed.Demand == demand)
                return placed.Placement;
        }

        // Of two threads that meet here one is forgotten and works its own out again, to the same end.
        var placement = DaemonSetPlacement.Of(template, nodes, demand);
        var older = newest is { Count: < Most } ? newest : null;
        Volatile.Write(ref _newest, new(template, demand, placement, older, (older?.Count ?? 0) + 1));
        return placement;
    }

    private sealed record Placed(PodSpec Template, NamespaceDemand Demand, DaemonSetPlacement Placement, Placed? Older, int Count);
}
