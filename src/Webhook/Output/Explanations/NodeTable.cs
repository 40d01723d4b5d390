using Spectre.Console;
using Webhook.Policy.Placement;

namespace Webhook.Output.Explanations;

/// <summary>Nodes and what is decided on each, or on each group of them.</summary>
internal static class NodeTable
{
    // What fits a terminal of 24 lines together with the heading; from here on nodes are gathered.
    private const int MostRows = 16;

    private const int ShownNames = 3;

    /// <summary>A row a node; a row a group of nodes with the same reasons where there are many.</summary>
    public static Table Of(Explanation explanation)
    {
        var table = new Table().NoBorder().HideFooters();
        table.ShowHeaders = true;
        table.AddColumn(Column("  RUNS")).AddColumn(Column("NODE")).AddColumn(Column("WHY"));
        // Nodes that were asked for by name are told one by one, however many.
        if (explanation.Nodes.Count <= MostRows || explanation.Nodes.Count < explanation.Placement.Total)
        {
            foreach (var node in explanation.Nodes)
                AddRow(table, node.Decision, node.Node, node.Reasons.Select(reason => reason.Text));
        }
        else
        {
            foreach (var group in explanation.Placement.Groups)
                AddRow(table, group.Decision, Names(group.Nodes), group.Reasons.Select(Gathered));
        }

        return table;
    }

    private static TableColumn Column(string title) => new TableColumn(new Text(title, new Style(decoration: Decoration.Dim))).PadLeft(0).PadRight(2);

    private static void AddRow(Table table, PlacementDecision decision, string nodes, IEnumerable<string> reasons)
    {
        var (word, colour) = decision switch
        {
            { ShouldRun: true } => ("yes", Color.Green),
            { ShouldContinueRunning: true } => ("stays", Color.Yellow),
            _ => ("no", Color.Red),
        };
        var why = string.Join('\n', reasons.Select(Printable.OneLine));
        table.AddRow(
            new Text($"  {word}", new Style(colour)),
            new Text(Printable.OneLine(nodes)),
            new Text(why.Length > 0 ? why : "nothing keeps it off"));
    }

    private static string Names(IReadOnlyList<string> nodes)
    {
        var shown = string.Join(", ", nodes.Take(ShownNames));
        var rest = nodes.Count - ShownNames;
        return nodes.Count == 1 ? shown : rest > 0 ? $"{nodes.Count}: {shown} and {rest} more" : $"{nodes.Count}: {shown}";
    }

    // What a node has instead of a label that is asked for differs from node to node.
    private static string Gathered(PlacementReason reason) =>
        reason.Kind == PlacementReasonKind.Taint ? reason.Text : $"{reason.Subject} is not met";
}
