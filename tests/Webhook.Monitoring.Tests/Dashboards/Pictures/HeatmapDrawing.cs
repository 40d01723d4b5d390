using System.Globalization;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws how many observations fell into each bucket over time.</summary>
internal static class HeatmapDrawing
{
    /// <summary>Draws a panel of type <c>heatmap</c>, whose series are the cumulative buckets of a histogram.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var buckets = answer.Series
            .Select(one => (Bound: one.Name == "+Inf" ? double.PositiveInfinity : double.Parse(one.Name, CultureInfo.InvariantCulture), Values: answer.ValuesOf(one.Sample)))
            .OrderBy(bucket => bucket.Bound)
            .ToList();
        var plot = box.Inside(52, 6, 8, 18);
        var counts = buckets.Select((bucket, index) => bucket.Values.Select((value, point) => value - (index > 0 ? buckets[index - 1].Values[point] : 0)).ToArray()).ToList();
        var most = counts.SelectMany(count => count).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var (width, height) = (plot.Width / answer.Points, plot.Height / buckets.Count);
        for (var index = 0; index < buckets.Count; index++)
        {
            var y = plot.Bottom - ((index + 1) * height);
            if (index % 2 == 0)
                svg.Text(plot.X - 5, y + (height / 2) + 3.5, double.IsFinite(buckets[index].Bound) ? UnitFormat.Of(buckets[index].Bound, "s") : "more", Palette.Faint, 9.5, "end");

            for (var point = 0; point < answer.Points; point++)
            {
                // The square root lets few observations be seen beside many.
                if (counts[index][point] > 0.01)
                    svg.Rectangle(new(plot.X + (point * width), y, width, height), "#e0752d", string.Create(CultureInfo.InvariantCulture, $"fill-opacity=\"{0.1 + (0.9 * Math.Sqrt(counts[index][point] / most)):0.##}\""));
            }
        }

        TimeAxis.Draw(svg, plot, answer);
    }
}
