namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>The dashboard as an SVG: the same grid, titles and queries, drawn by us.</summary>
internal static class DashboardPicture
{
    private const double Column = 46;
    private const double Row = 29;
    private const double Gap = 3;
    private const double Header = 58;

    /// <summary>Draws every row and panel.</summary>
    /// <param name="caption">What the figures are of.</param>
    /// <param name="answers">What each panel shows, by its number.</param>
    public static string Draw(string caption, IReadOnlyDictionary<int, PanelAnswer> answers)
    {
        var svg = new Svg();
        var (width, height) = (GridPlace.Columns * Column, Header + (ShippedDashboard.All.Max(panel => panel.Place.Y + panel.Place.Height) * Row) + Gap);
        svg.Rectangle(new(0, 0, width, height), "#f2f4f6");
        var title = (string)ShippedDashboard.Json["title"]!;
        svg.Text(12, 26, title, size: 18, more: "font-weight=\"600\"");
        svg.Text(12, 46, caption, Palette.Faint);
        foreach (var panel in ShippedDashboard.All)
        {
            var place = panel.Place;
            var box = new Box(place.X * Column, Header + (place.Y * Row), place.Width * Column, place.Height * Row).Inside(Gap, Gap, Gap, Gap);
            if (panel.IsRow)
                svg.Text(box.X + 6, box.Y + 17, panel.Title, size: 14, more: "font-weight=\"600\" class=\"row\"");
            else
                Draw(svg, box, answers[panel.Id]);
        }

        return svg.ToFile(width, height, $"{title}: {caption}");
    }

    private static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        svg.Rectangle(box, "#fff", $"stroke=\"{Palette.Line}\" rx=\"3\"");
        // The whole title, which a test looks for; a font that is wider than most makes it a little smaller.
        var size = Math.Min(12, (box.Width - 14) / Svg.WidthOf(answer.Panel.Title, 1));
        svg.Text(box.X + 7, box.Y + 16, answer.Panel.Title, size: size, more: "font-weight=\"600\" class=\"panel\"");
        var inside = box.Inside(7, 24, 7, 5);
        switch (answer.Panel.Type)
        {
            case "timeseries":
                SeriesDrawing.Draw(svg, inside, answer);
                break;
            case "stat":
                StatDrawing.Draw(svg, inside, answer);
                break;
            case "bargauge":
                BarsDrawing.Draw(svg, inside, answer);
                break;
            case "table":
                TableDrawing.Draw(svg, inside, answer);
                break;
            case "state-timeline":
                TimelineDrawing.Draw(svg, inside, answer);
                break;
            case "heatmap":
                HeatmapDrawing.Draw(svg, inside, answer);
                break;
            default:
                throw new InvalidOperationException($"panel {answer.Panel.Title} is of type {answer.Panel.Type}, which the picture can't draw");
        }
    }
}
