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
    /// <param name="namespaceSelector">What the namespace demands of nodes; <c>null</c> for nothing.</param>
    /// <param name="inNamespace">The nodes that meet it; <c>null</c> for all.</param>
    public static IReadOnlyList<PlacementGroup> Of(
        PodSpec template,
        ClusterNodes nodes,
        PlacementDecision[] ofTaints,
        IReadOnlyList<NodeSet> wishes,
        NamespaceNodeSelector? namespaceSelector,
        NodeSet? inNamespace)
    {
        var groups = new Dictionary<(int Class, PlacementDecision Decision, object Taints), PlacementGroup>(ofTaints.Length);
        var sizes = new (int Count, int First)[ofTaints.Length];
        var classes = Classes(wishes, inNamespace);
        for (var i = 0; i < classes.Count; i++)
        {
            var (among, isSelected, isInNamespace) = classes[i];
            nodes.TaintSets.CountEach(sizes, among);
            for (var set = 0; set < sizes.Length; set++)
            {
                if (sizes[set].Count == 0)
                    continue;

                var decision = !isSelected ? PlacementDecision.Gone
                    : isInNamespace ? ofTaints[set]
                    : NodePlacement.OutsideNamespaceSelector(ofTaints[set]);
                var taints = TaintsThatMatter(template, nodes.TaintSets[set], decision.ShouldRun);
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (i, decision, taints), out _);
                group ??= new PlacementGroup(decision, template, nodes, among, namespaceSelector);
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

    /// <summary>
    /// The nodes by which of the wishes they meet, all nodes as <c>null</c>; one class of them meets every wish, and is split by
    /// the selector of the namespace as the others are.
    /// </summary>
    private static List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> Classes(IReadOnlyList<NodeSet> wishes, NodeSet? inNamespace)
    {
        List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> classes = [(null, true, true)];
        foreach (var wish in wishes)
            classes = Split(classes, wish, one => one with { IsSelected = false });

        return inNamespace is null ? classes : Split(classes, inNamespace, one => one with { IsInNamespace = false });
    }

    private static List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> Split(
        List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> classes,
        NodeSet by,
        Func<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace), (NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> outside)
    {
        List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> split = [];
        foreach (var one in classes)
        {
            Add(split, one with { Nodes = one.Nodes?.And(by) ?? by });
            Add(split, outside(one) with { Nodes = one.Nodes?.Without(by) ?? Others(by) });
        }

        return split;
    }

    private static void Add(List<(NodeSet? Nodes, bool IsSelected, bool IsInNamespace)> classes, (NodeSet? Nodes, bool IsSelected, bool IsInNamespace) one)
    {
        if (one.Nodes!.Next(0) >= 0)
            classes.Add(one);
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
