namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws a bar for each series, the longest first.</summary>
internal static class BarsDrawing
{
    private const double Size = 10;

    /// <summary>Draws a panel of type <c>bargauge</c>.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var series = answer.Series;
        if (series.Count == 0)
            svg.Text(box.X + (box.Width / 2), box.Y + (box.Height / 2), answer.NoValue, Palette.Faint, anchor: "middle");

        var height = Math.Min(26, box.Height / Math.Max(1, series.Count));
        var most = series.Select(one => one.Sample.Value).DefaultIfEmpty(1).Max();
        var names = Math.Min(box.Width * 0.62, series.Select(one => Svg.WidthOf(one.Name, Size)).DefaultIfEmpty(0).Max() + 8);
        for (var index = 0; index < series.Count; index++)
        {
            var (name, sample) = series[index];
            var y = box.Y + (index * height);
            var bar = new Box(box.X + names, y + 3, box.Width - names - 34, height - 6);
            svg.Text(bar.X - 6, y + (height / 2) + 4, Svg.Fit(name, names - 6, Size), Palette.Text, Size, "end");
            svg.Rectangle(bar, "#eef0f3");
            svg.Rectangle(bar with { Width = bar.Width * sample.Value / most }, Palette.Of(index));
            svg.Text(bar.Right + 4, y + (height / 2) + 4, answer.Format(sample.Value), Palette.Text, Size);
        }
    }
}
