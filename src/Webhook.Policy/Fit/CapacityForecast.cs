using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Fit;

/// <summary>On which of its nodes a DaemonSet's pod can never run, since it asks for more than the node offers in all.</summary>
/// <remarks>
/// <para>What else runs on the nodes plays no part, so this follows from template and nodes alone. A node that has reported nothing
/// yet is not judged. What a RuntimeClass, a LimitRange or another webhook adds to the pods is not counted: they ask for this at
/// least. That a pod fits is never said.</para>
/// <para>The scheduler calls such nodes unresolvable: see <see cref="InsufficientResource.IsUnresolvable"/>. With <c>nodeName</c>
/// the pods don't meet the scheduler, and the kubelet ignores an extended resource that its node does not have at all
/// (<c>removeMissingExtendedResources</c> of kubernetes' pkg/kubelet/lifecycle/predicate.go, 1.36).</para>
/// <para>Immutable, safe for use from many threads.</para>
/// </remarks>
public sealed class CapacityForecast
{
    private readonly NodeSet? _never;
    private string? _summary;

    private CapacityForecast(DaemonSetPlacement placement, NodeSet? never, IReadOnlyList<ResourceShortage> shortages)
    {
        (Placement, _never, Shortages) = (placement, never, shortages);
        NeverRuns = never?.Count ?? 0;
    }

    /// <summary>Where the pods are placed.</summary>
    public DaemonSetPlacement Placement { get; }

    /// <summary>On how many of the nodes that the pods are placed on they can never run; 0 where none is known.</summary>
    public int NeverRuns { get; }

    /// <summary>Of what there is too little on these nodes, in ordinal order of the resources; a node may stand in several.</summary>
    public IReadOnlyList<ResourceShortage> Shortages { get; }

    /// <summary>Names of these nodes, in ordinal order.</summary>
    public IEnumerable<string> NodesWhereNever
    {
        get
        {
            for (var node = _never?.Next(0) ?? -1; node >= 0; node = _never!.Next(node + 1))
                yield return Placement.Nodes[node].Metadata.Name;
        }
    }

    /// <summary>The placement in a sentence that takes this into account, as <see cref="PlacementSummary"/> puts it.</summary>
    public string Summary => NeverRuns == 0 ? Placement.Summary : _summary ??= PlacementSummary.Of(this);

    /// <summary>Whether a pod is placed on the node of that name and can never run there.</summary>
    public bool CanNeverRun(string node) => _never is not null && Placement.Nodes.IndexOf(node) is >= 0 and var index && _never.Contains(index);

    /// <summary>Finds the nodes.</summary>
    /// <param name="template">The pod template's spec.</param>
    /// <param name="placement">Where its pods are placed.</param>
    internal static CapacityForecast Of(PodSpec template, DaemonSetPlacement placement)
    {
        var capacities = placement.Nodes.Capacities;
        var requests = NodeResources.Of(PodRequests.Of(template));
        var lacks = capacities.Kinds.Select(offered => Unresolvable(requests, offered, template)).ToArray();
        if (lacks.All(resources => resources.Count == 0))
            return new(placement, null, []);

        NodeSet? never = null;
        var byResource = new SortedDictionary<string, (List<string> Nodes, long Requested, long Least, long Most)>(StringComparer.Ordinal);
        for (var node = 0; node < placement.Total; node++)
        {
            if (capacities.KindOf(node) is not (>= 0 and var kind) || lacks[kind].Count == 0 || !placement[node].ShouldRun)
                continue;

            (never ??= new(placement.Total)).Add(node);
            foreach (var (resource, requested, _, offered) in lacks[kind])
            {
                var (nodes, _, least, most) = byResource.TryGetValue(resource, out var known) ? known : ([], requested, offered, offered);
                nodes.Add(placement.Nodes[node].Metadata.Name);
                byResource[resource] = (nodes, requested, long.Min(least, offered), long.Max(most, offered));
            }
        }

        return new(
            placement, never, [.. byResource.Select(entry => new ResourceShortage(entry.Key, entry.Value.Requested, entry.Value.Nodes, entry.Value.Least, entry.Value.Most))]);
    }

    private static List<InsufficientResource> Unresolvable(NodeResources requests, NodeResources offered, PodSpec template) =>
    [
        .. NodeFit.Of(requests, offered, NodeResources.None, 0).Insufficient
            .Where(resource => resource.IsUnresolvable && !(template.NodeName.Length > 0 && IsIgnoredByKubelet(resource.Resource, offered))),
    ];

    private static bool IsIgnoredByKubelet(string resource, NodeResources offered) =>
        ResourceName.IsExtended(resource) && !offered.Names.Contains(resource);
}
