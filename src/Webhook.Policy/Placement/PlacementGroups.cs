using System.Runtime.InteropServices;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Placement;

/// <summary>Gathers nodes by what is decided on them and why, without a look at each of them.</summary>
internal static class PlacementGroups
{
    /// <summary>The groups, those that run first, then by size, then by their first node.</summary>
    /// <param name="template">The template.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="ofTaints">What is decided on nodes that the template selects, by their set of taints.</param>
    /// <param name="wishes">The nodes that meet each of its wishes.</param>
    public static IReadOnlyList<PlacementGroup> Of(
        PodSpec template, ClusterNodes nodes, PlacementDecision[] ofTaints, IReadOnlyList<NodeSet> wishes)
    {
        var groups = new Dictionary<(int Class, PlacementDecision Decision, object Taints), PlacementGroup>(ofTaints.Length);
        var sizes = new (int Count, int First)[ofTaints.Length];
        var classes = Classes(wishes);
        for (var i = 0; i < classes.Count; i++)
        {
            var (among, isSelected) = classes[i];
            nodes.TaintSets.CountEach(sizes, among);
            for (var set = 0; set < sizes.Length; set++)
            {
                if (sizes[set].Count == 0)
                    continue;

                var decision = isSelected ? ofTaints[set] : PlacementDecision.Gone;
                var taints = TaintsThatMatter(template, nodes.TaintSets[set], decision.ShouldRun);
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (i, decision, taints), out _);
                group ??= new PlacementGroup(decision, template, nodes, among);
                group.Add(set, sizes[set].Count, sizes[set].First);
            }
        }

        PlacementGroup[] sorted = [.. groups.Values];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    private static int Compare(PlacementGroup left, PlacementGroup right) =>
        left.Decision.ShouldRun != right.Decision.ShouldRun ? right.Decision.ShouldRun.CompareTo(left.Decision.ShouldRun)
        : left.Count != right.Count ? right.Count.CompareTo(left.Count)
        : left.First.CompareTo(right.First);

    /// <summary>The nodes by which of the wishes they meet, all nodes as <c>null</c>; one class of them meets every wish.</summary>
    private static List<(NodeSet? Nodes, bool IsSelected)> Classes(IReadOnlyList<NodeSet> wishes)
    {
        List<(NodeSet? Nodes, bool IsSelected)> classes = [(null, true)];
        foreach (var wish in wishes)
        {
            List<(NodeSet?, bool)> split = [];
            foreach (var (nodes, isSelected) in classes)
            {
                Add(split, nodes?.And(wish) ?? wish, isSelected);
                Add(split, nodes?.Without(wish) ?? Others(wish), false);
            }

            classes = split;
        }

        return classes;
    }

    private static void Add(List<(NodeSet?, bool)> classes, NodeSet nodes, bool isSelected)
    {
        if (nodes.Next(0) >= 0)
            classes.Add((nodes, isSelected));
    }

    private static NodeSet Others(NodeSet wish)
    {
        var others = wish.And(wish);
        others.Invert();
        return others;
    }

    /// <summary>
    /// The taints that are reasons, as a key: where pods run those that are passed, elsewhere those that are not. One is the
    /// taint itself, since nearly all nodes have one at most and making a text of it takes time.
    /// </summary>
    private static object TaintsThatMatter(PodSpec template, IReadOnlyList<Taint> taints, bool runs)
    {
        object key = "";
        for (var i = 0; i < taints.Count; i++)
        {
            if (!IsReason(template, taints[i], runs))
                continue;

            if (key is not "")
                return string.Join('\n', taints.Where(taint => IsReason(template, taint, runs)).Select(taint => taint.ToString()).Distinct());

            key = taints[i];
        }

        return key;
    }

    // What the gate decides reads otherwise than what nothing tolerates; the decision of the group keeps the two apart.
    private static bool IsReason(PodSpec template, Taint taint, bool runs) =>
        NodePlacement.Counts(taint) && (runs || NodePlacement.FindToleration(template, taint) is null);
}
