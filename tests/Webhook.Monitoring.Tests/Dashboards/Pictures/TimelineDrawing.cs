namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws the states of each series over time.</summary>
internal static class TimelineDrawing
{
    /// <summary>Draws a panel of type <c>state-timeline</c>.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var series = answer.Series;
        var plot = box.Inside(Math.Min(box.Width * 0.4, series.Select(one => Svg.WidthOf(one.Name, 10)).DefaultIfEmpty(0).Max() + 6), 2, 8, 18);
        var height = Math.Min(30, plot.Height / Math.Max(1, series.Count));
        var states = answer.Panel.Defaults["mappings"]![0]!["options"]!;
        for (var index = 0; index < series.Count; index++)
        {
            var y = plot.Y + (index * height);
            svg.Text(plot.X - 5, y + (height / 2) + 3.5, Svg.Fit(series[index].Name, box.Width * 0.4, 10), Palette.Text, 10, "end");
            foreach (var (first, last, value) in Runs(answer.ValuesOf(series[index].Sample)))
            {
                double X(int point) => plot.X + (plot.Width * point / answer.Points);
                var part = new Box(X(first), y + 1, X(last + 1) - X(first), height - 2);
                var state = states[$"{value:0}"]!;
                var isPlain = (string?)state["color"] == "text";
                svg.Rectangle(part, isPlain ? "#e3e7ec" : Palette.Of((string)state["color"]!), "fill-opacity=\".85\"");
                var text = (string)state["text"]!;
                if (Svg.WidthOf(text, 9.5) < part.Width - 6 && height > 11)
                    svg.Text(part.X + 4, y + (height / 2) + 3.5, text, isPlain ? Palette.Text : "#fff", 9.5);
            }
        }

        TimeAxis.Draw(svg, plot, answer);
    }

    /// <summary>Points in a row with the same value; those without one are left out.</summary>
    private static IEnumerable<(int First, int Last, double Value)> Runs(double[] values)
    {
        var first = 0;
        for (var index = 1; index <= values.Length; index++)
        {
            if (index < values.Length && values[index].Equals(values[first]))
                continue;

            if (double.IsFinite(values[first]))
                yield return (first, index - 1, values[first]);

            first = index;
        }
    }
}
