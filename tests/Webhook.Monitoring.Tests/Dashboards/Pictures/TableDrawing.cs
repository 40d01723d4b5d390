using System.Globalization;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws a table, joined, named and ordered as its panel says.</summary>
internal static class TableDrawing
{
    private const double RowHeight = 21;

    /// <summary>Draws a panel of type <c>table</c>.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var organize = answer.Panel.Json["transformations"]!.AsArray().Single(one => (string?)one!["id"] == "organize")!["options"]!;
        var rows = Rows(answer);
        var columns = organize["indexByName"]!.AsObject().OrderBy(column => (int)column.Value!)
            .Select(column => (Field: column.Key, Heading: (string)organize["renameByName"]![column.Key]!))
            .Where(column => rows.Any(row => row.ContainsKey(column.Field)))
            .ToList();
        rows = Sorted(rows, columns, answer.Panel);

        var shares = columns.Select(column => ShareOf(column, rows, answer.Panel)).ToList();
        var x = box.X;
        for (var index = 0; index < columns.Count; index++)
        {
            var (field, heading) = columns[index];
            var column = new Box(x, box.Y, box.Width * shares[index] / shares.Sum(), box.Height);
            svg.Text(column.X + 4, column.Y + 14, Svg.Fit(heading, column.Width - 6), Palette.Of("blue"), more: "font-weight=\"600\"");
            for (var row = 0; row < rows.Count && (row + 2) * RowHeight <= box.Height + 4; row++)
                Cell(svg, new(column.X, column.Y + ((row + 1) * RowHeight), column.Width, RowHeight), answer, heading, rows[row].GetValueOrDefault(field));

            x = column.Right;
        }

        for (var row = 1; row <= rows.Count && row * RowHeight < box.Height; row++)
            svg.Line(box.X, box.Y + (row * RowHeight), box.Right, box.Y + (row * RowHeight), Palette.Line);
    }

    /// <summary>How much of the width a column gets beside others: what its texts need, within bounds.</summary>
    private static double ShareOf((string Field, string Heading) column, List<Dictionary<string, object>> rows, DashboardPanel panel)
    {
        if (IsGauge(panel, column.Heading))
            return 20;

        var longest = rows.Max(row => row.GetValueOrDefault(column.Field) is string text ? text.Length : 0);
        return Math.Clamp(Math.Max(longest, column.Heading.Length) + 2, 9, 24);
    }

    private static bool IsGauge(DashboardPanel panel, string heading) => (string?)panel.Override(heading, "custom.cellOptions")?["type"] == "gauge";

    private static void Cell(Svg svg, Box cell, PanelAnswer answer, string heading, object? value)
    {
        var (x, y) = (cell.X + 4, cell.Y + 14.5);
        if (value is not double number || !double.IsFinite(number))
        {
            svg.Text(x, y, Svg.Fit(value as string ?? (string?)answer.Panel.Defaults["noValue"] ?? "", cell.Width - 6), value is string ? Palette.Text : Palette.Faint);
            return;
        }

        var thresholds = answer.Panel.Override(heading, "thresholds");
        var color = thresholds is null ? Palette.Text : Palette.ByThreshold(thresholds, number);
        var text = UnitFormat.Of(number, (string?)answer.Panel.Override(heading, "unit") ?? answer.Unit, answer.Decimals);
        if (IsGauge(answer.Panel, heading))
        {
            var bar = new Box(x, cell.Y + 4, cell.Width - 66, cell.Height - 8);
            svg.Rectangle(bar, "#eef0f3");
            svg.Rectangle(bar with { Width = bar.Width * Math.Clamp(number, 0, 1) }, color);
            x = bar.Right + 6;
        }

        svg.Text(x, y, text, color);
    }

    /// <summary>Rows of all queries, joined by their labels.</summary>
    private static List<Dictionary<string, object>> Rows(PanelAnswer answer)
    {
        var rows = new Dictionary<string, Dictionary<string, object>>();
        foreach (var (target, samples) in answer.Panel.Targets.Zip(answer.Samples))
        {
            foreach (var sample in samples)
            {
                var key = string.Join('\n', sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
                if (!rows.TryGetValue(key, out var row))
                    rows[key] = row = sample.Labels.ToDictionary(label => label.Key, label => (object)label.Value);

                row[answer.Panel.Targets.Count == 1 ? "Value" : $"Value #{target.Id}"] = sample.Value;
            }
        }

        return [.. rows.Values];
    }

    private static List<Dictionary<string, object>> Sorted(
        List<Dictionary<string, object>> rows, List<(string Field, string Heading)> columns, DashboardPanel panel)
    {
        var sort = panel.Json["options"]!["sortBy"]![0]!;
        var field = columns.FirstOrDefault(column => column.Heading == (string?)sort["displayName"]).Field ?? "";
        string Text(Dictionary<string, object> row) => row.GetValueOrDefault(field) switch
        {
            double number => number.ToString("000000000000.000000", CultureInfo.InvariantCulture),
            var other => other?.ToString() ?? "~",
        };
        return (bool)sort["desc"]! ? [.. rows.OrderByDescending(Text, StringComparer.Ordinal)] : [.. rows.OrderBy(Text, StringComparer.Ordinal)];
    }
}
