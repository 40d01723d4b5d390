using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Rules.Placement;

/// <summary>The tolerations that nodes lack which the template selects, those nodes first that lack fewest.</summary>
internal static class MissingTolerations
{
    private const int ShownGroups = 3;

    /// <summary>Groups of nodes that only taints keep out; empty when no such node is selected.</summary>
    public static IReadOnlyList<(int Nodes, IReadOnlyList<PlacementReason> Taints)> Of(DaemonSetPlacement placement) =>
    [
        .. placement.Groups
            .Where(group => !group.Decision.ShouldRun && group.Reasons.All(reason => reason.Kind == PlacementReasonKind.Taint))
            .OrderBy(group => group.Reasons.Count).ThenByDescending(group => group.Count)
            .Select(group => (group.Count, group.Reasons)),
    ];

    /// <summary>What to write, as YAML that can be pasted: first for the nodes that lack fewest, then what others need besides.</summary>
    public static string Remedy(IReadOnlyList<(int Nodes, IReadOnlyList<PlacementReason> Taints)> groups, bool hostNetwork)
    {
        HashSet<Taint> known = [];
        List<string> parts = [];
        foreach (var (nodes, taints) in groups.Take(ShownGroups))
        {
            var missing = taints.Select(reason => reason.Taint!).Where(known.Add).Select(TolerationEntry.For).ToList();
            if (missing.Count == 0)
                continue;

            parts.Add(parts.Count == 0
                ? $"if the pods belong on the {Counted.Of(nodes, "node")} that {(nodes == 1 ? "lacks" : "lack")} least, add to {FieldPaths.PodSpec}.tolerations: {string.Join(' ', missing)}"
                : $"for {Counted.Of(nodes, "more node")} also: {string.Join(' ', missing)}");
        }

        if (hostNetwork && known.Any(taint => taint is { Key: "node.kubernetes.io/not-ready", Effect: TaintEffect.NoSchedule }))
            parts.Add("a network plugin must tolerate not-ready:NoSchedule: its nodes get ready only once it runs");

        return string.Join("; ", parts);
    }
}
