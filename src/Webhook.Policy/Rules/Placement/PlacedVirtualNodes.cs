using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Placement;

/// <summary>What platform-mismatch says of virtual nodes: which, and how to keep the pods off them.</summary>
internal static class PlacedVirtualNodes
{
    private const int ShownNodes = 10;

    /// <summary>Reports all of them in one finding; nothing where there is none.</summary>
    public static void Report(PodSpec template, DaemonSetPlacement placement, FindingSink findings)
    {
        var count = placement.Nodes.Platforms.CountVirtual(placement.Running());
        if (count == 0)
            return;

        var kinds = placement.Nodes.Platforms.Virtual
            .Select(members => (members.Kind, Nodes: Nodes(placement, members.Nodes)))
            .Where(members => members.Nodes.Count > 0)
            .ToList();
        var named = kinds.Select(members =>
            $"{Phrases.Few([.. members.Nodes.Select(node => node.Metadata.Name)], ShownNodes)} ({members.Kind.Name}, which {members.Kind.Fact})");
        findings.Report(
            $"{FieldPaths.PodSpec}.affinity",
            $"{PlatformMismatchRule.Share(count, placement.Runs)} {(count == 1 ? "is" : "are")} virtual: {string.Join("; ", named)}",
            string.Join("; ", Remedies(template, kinds, placement.Nodes)));
    }

    private static List<Node> Nodes(DaemonSetPlacement placement, NodeSet members)
    {
        List<Node> nodes = [];
        var placed = placement.Running().And(members);
        for (var node = placed.Next(0); node >= 0; node = placed.Next(node + 1))
            nodes.Add(placement.Nodes[node]);

        return nodes;
    }

    /// <summary>A required affinity for nodes that have the label; for the others, which only their taint gives away, narrower tolerations.</summary>
    private static IEnumerable<string> Remedies(PodSpec template, List<(VirtualNodeKind Kind, List<Node> Nodes)> kinds, ClusterNodes nodes)
    {
        var requirements = kinds
            .Where(members => members.Nodes.Any(node => HasLabel(members.Kind, node)))
            .GroupBy(members => members.Kind.Label, members => members.Kind.Value, StringComparer.Ordinal)
            .Select(group => PlatformChoice.Requirement(group.Key, SelectorOperator.NotIn, group))
            .ToList();
        if (requirements.Count > 0)
            yield return $"keep the pods off them: add {PlatformChoice.Affinity(template, requirements)}";

        var taints = kinds
            .SelectMany(members => members.Nodes.Where(node => !HasLabel(members.Kind, node)).SelectMany(node => node.Spec.Taints.Where(members.Kind.Has)))
            .ToHashSet();
        for (var i = 0; i < template.Tolerations.Count; i++)
        {
            if (taints.Any(taint => TolerationMatching.Tolerates(template.Tolerations[i], taint)))
                yield return Narrower(i, template.Tolerations[i], nodes);
        }
    }

    private static string Narrower(int index, Toleration toleration, ClusterNodes nodes)
    {
        var others = nodes.Taints
            .Select(count => count.Taint)
            .Where(taint => NodePlacement.Counts(taint) && !VirtualNodeKind.All.Any(kind => kind.Has(taint)) && TolerationMatching.Tolerates(toleration, taint))
            .Select(TolerationEntry.For)
            .ToList();
        return others.Count == 0
            ? $"drop {FieldPaths.Toleration(index)}"
            : $"write instead of {FieldPaths.Toleration(index)} what the pods need of {string.Join(' ', others)}";
    }

    private static bool HasLabel(VirtualNodeKind kind, Node node) => node.Metadata.Labels.TryGetValue(kind.Label, out var value) && value == kind.Value;
}
