using Webhook.Model.Text;
using Webhook.Policy.Fit;
using Webhook.Policy.Placement;

namespace Webhook.Output.Explanations;

/// <summary>What the table of nodes shows: a row a node, or where there are many a row a group of nodes with its size.</summary>
internal static class NodeRows
{
    private const string Never = "never";

    // What fits a terminal of 24 lines together with the heading; from here on nodes are gathered, and so are the rarest groups.
    private const int MostRows = 16;

    // Where pods run is the shorter story: it may not push out why they don't elsewhere.
    private const int MostRunning = 6;

    // With the columns before it this fits a line of 80.
    private const int NamesLength = 60;

    /// <summary>Whether a row may stand for several nodes. Nodes that were asked for by name are told one by one, however many.</summary>
    public static bool AreGathered(Explanation explanation) =>
        explanation.Nodes.Count > MostRows && explanation.Nodes.Count == explanation.Placement.Total;

    /// <summary>The rows, those that run first where they are gathered.</summary>
    public static IReadOnlyList<NodeRow> Of(Explanation explanation)
    {
        if (!AreGathered(explanation))
        {
            return
            [
                .. explanation.Nodes.Select(node => new NodeRow(
                    node.Decision, explanation.PodNodes.Contains(node.Node), explanation.Capacity.CanNeverRun(node.Node) ? Never : "", node.Node, node.Reasons.Count == 0 ? [NodeRow.Nothing] : [.. node.Reasons.Select(reason => reason.Text)])),
            ];
        }

        var groups = explanation.Placement.Groups.SelectMany(group => Split(group, explanation)).ToList();
        var running = groups.Where(group => group.Decision.ShouldRun).ToList();
        var others = groups.Where(group => !group.Decision.ShouldRun).ToList();
        var shownRunning = int.Max(MostRunning, MostRows - others.Count);
        return
        [
            .. Rows(running, shownRunning, explanation.Capacity),
            .. Rows(others, MostRows - int.Min(running.Count, shownRunning), explanation.Capacity),
        ];
    }

    /// <summary>Nodes where a pod stays, apart from those where there is none to stay.</summary>
    private static IEnumerable<Group> Split(PlacementGroup group, Explanation explanation)
    {
        IReadOnlyList<PlacementReason> reasons = [.. group.Reasons.Select(explanation.Written.AsWritten)];
        if (group.Decision.ShouldRun || !group.Decision.ShouldContinueRunning)
            return [new(group.Decision, false, reasons, group.Nodes)];

        return group.Nodes.GroupBy(explanation.PodNodes.Contains).OrderByDescending(part => part.Key)
            .Select(part => new Group(group.Decision, part.Key, reasons, [.. part]));
    }

    private static IEnumerable<NodeRow> Rows(IReadOnlyList<Group> groups, int most, CapacityForecast capacity)
    {
        // A row that only says "1 more" takes the place of the one that it leaves out.
        var shown = groups.Count <= most ? groups.Count : most - 1;
        foreach (var group in groups.Take(shown))
            yield return new(group.Decision, group.HoldsPod, Fits(group.Nodes, capacity), $"{group.Nodes.Count}", [.. Reasons(group), Names(group.Nodes)]);

        if (shown == groups.Count)
            yield break;

        var rest = groups.Skip(shown).ToList();
        yield return new(
            rest[0].Decision with { ShouldContinueRunning = rest[0].Decision.ShouldRun },
            false,
            Fits([.. rest.SelectMany(group => group.Nodes)], capacity),
            $"{rest.Sum(group => group.Nodes.Count)}",
            [$"{Counted.Of(rest.Count, "other reason")}; -o json tells of every node"]);
    }

    private static string Fits(IReadOnlyList<string> nodes, CapacityForecast capacity)
    {
        var never = capacity.NeverRuns == 0 ? 0 : nodes.Count(capacity.CanNeverRun);
        return never == 0 ? "" : never == nodes.Count ? Never : $"{Never} on {never}";
    }

    private static IEnumerable<string> Reasons(Group group) =>
        group.Reasons.Count == 0 ? [NodeRow.Nothing] : group.Reasons.Select(Gathered);

    /// <summary>As many names as fit a line, at least one.</summary>
    private static string Names(IReadOnlyList<string> nodes)
    {
        var (shown, length) = (0, 0);
        while (shown < nodes.Count && (shown == 0 || length + nodes[shown].Length <= NamesLength))
            length += nodes[shown++].Length + 2;

        var names = string.Join(", ", nodes.Take(shown));
        return shown == nodes.Count ? $"on {names}" : $"on {names} and {nodes.Count - shown} more";
    }

    // What a node has instead of a label that is asked for differs from node to node.
    private static string Gathered(PlacementReason reason) =>
        reason.Kind == PlacementReasonKind.Taint ? reason.Text : $"{reason.Subject} is not met";

    private sealed record Group(
        PlacementDecision Decision, bool HoldsPod, IReadOnlyList<PlacementReason> Reasons, IReadOnlyList<string> Nodes);
}
