using Spectre.Console;

namespace Webhook.Output.Explanations;

/// <summary>Nodes and what is decided on each, or on each group of them.</summary>
internal static class NodeTable
{
    // Below that, names and reasons would each be a few letters wide: one stands under the other instead.
    private const int LeastColumns = 60;

    private const int Indent = 2;
    private const int DeepIndent = 9;

    /// <summary>Writes the rows as a table, on a narrow terminal without columns.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="title">Title of the column of nodes.</param>
    /// <param name="isPlacedOnly">Whether some of the nodes that get a pod do not run it.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<NodeRow> rows, string title, bool isPlacedOnly)
    {
        if (console.Profile.Width >= LeastColumns)
        {
            console.Write(Table(rows, title, isPlacedOnly));
            return;
        }

        foreach (var row in rows)
        {
            IndentedText.Write(console, Indent, $"{row.Word,-6} {row.Nodes}{(row.Fits.Length == 0 ? "" : $" (fits {row.Fits})")}", DeepIndent);
            foreach (var reason in row.Reasons)
                IndentedText.Write(console, DeepIndent, reason);
        }
    }

    // The column of what fits is there only where there is something to say.
    private static Table Table(IReadOnlyList<NodeRow> rows, string title, bool isPlacedOnly)
    {
        var saysWhatFits = rows.Any(row => row.Fits.Length > 0);
        var table = new Table().NoBorder().HideFooters();
        table.ShowHeaders = true;
        table.AddColumn(Column(saysWhatFits || isPlacedOnly ? "  PLACED" : "  RUNS").NoWrap());
        if (saysWhatFits)
            table.AddColumn(Column("FITS").NoWrap());

        table.AddColumn(Column(title)).AddColumn(Column("WHY"));
        foreach (var row in rows)
        {
            var colour = row.Word switch
            {
                "yes" => Color.Green,
                "stays" => Color.Yellow,
                _ => Color.Red,
            };
            Text[] cells =
            [
                new($"  {row.Word}", new Style(colour)),
                .. saysWhatFits ? [new Text(row.Fits, new Style(Color.Red))] : Array.Empty<Text>(),
                new(Printable.OneLine(row.Nodes)),
                new(string.Join('\n', row.Reasons.Select(Printable.OneLine))),
            ];
            table.AddRow(cells);
        }

        return table;
    }

    private static TableColumn Column(string title) => new TableColumn(new Text(title, new Style(decoration: Decoration.Dim))).PadLeft(0).PadRight(2);
}
