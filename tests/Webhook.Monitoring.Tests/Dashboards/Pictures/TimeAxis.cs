using System.Globalization;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws minutes and seconds since the start below a plot.</summary>
internal static class TimeAxis
{
    /// <summary>Draws a mark each minute, or every other one where there is little room.</summary>
    public static void Draw(Svg svg, Box plot, PanelAnswer answer)
    {
        for (var second = 0; second <= answer.To - answer.From; second += plot.Width < 170 ? 120 : 60)
        {
            var x = plot.X + (plot.Width * second / (answer.To - answer.From));
            svg.Line(x, plot.Bottom, x, plot.Bottom + 3, Palette.Faint);
            svg.Text(x, plot.Bottom + 13, second.ToString("0' s'", CultureInfo.InvariantCulture), Palette.Faint, 9.5, x > plot.Right - 10 ? "end" : "middle");
        }
    }
}
