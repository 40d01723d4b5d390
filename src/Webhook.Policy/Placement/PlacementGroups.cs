using System.Runtime.InteropServices;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Placement;

/// <summary>Gathers nodes by what is decided on them and why.</summary>
internal static class PlacementGroups
{
    public static IReadOnlyList<PlacementGroup> Of(PodSpec template, ClusterNodes nodes)
    {
        // Reasons are words, and cost. Nodes with the same taints that lack the same have the same reasons, so each such set is
        // put into words once.
        var known = new Dictionary<(int TaintSet, ulong Unmet), Group>();
        var groups = new Dictionary<(PlacementDecision, string), Group>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var unmet = NodePlacement.Unmet(template, nodes[i]);
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (nodes.TaintSets.OfNode(i), unmet), out _);
            if (group is null || unmet == NodePlacement.TooManyToTell)
                group = Find(groups, template, nodes[i]);

            group.Nodes.Add(nodes[i].Metadata.Name);
        }

        return
        [
            .. groups.Values.Select(group => new PlacementGroup(group.Decision, group.Reasons, group.Nodes))
                .OrderByDescending(group => group.Decision.ShouldRun)
                .ThenByDescending(group => group.Nodes.Count),
        ];
    }

    private static Group Find(Dictionary<(PlacementDecision, string), Group> groups, PodSpec template, Node node)
    {
        var explained = NodePlacement.Explain(template, node);
        var why = string.Join('\n', explained.Reasons.Select(reason => reason.Subject).Distinct());
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (explained.Decision, why), out _);
        return group ??= new(explained.Decision, [.. explained.Reasons.DistinctBy(reason => reason.Subject)], []);
    }

    private sealed record Group(PlacementDecision Decision, IReadOnlyList<PlacementReason> Reasons, List<string> Nodes);
}
