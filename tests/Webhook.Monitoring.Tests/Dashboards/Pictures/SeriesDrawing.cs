namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws lines, surfaces or bars over time, with axes and a legend.</summary>
internal static class SeriesDrawing
{
    /// <summary>Draws a panel of type <c>timeseries</c>.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var series = answer.Series.Select(one => (one.Name, Values: answer.ValuesOf(one.Sample))).Where(one => one.Values.Any(double.IsFinite)).ToList();
        if (series.Count == 0)
        {
            svg.Text(box.X + (box.Width / 2), box.Y + (box.Height / 2), answer.NoValue, Palette.Faint, anchor: "middle");
            return;
        }

        var style = answer.Panel.Defaults["custom"]!;
        var isStacked = (string?)style["stacking"]!["mode"] == "normal";
        var names = series.Select(one => one.Name).ToList();
        var legend = SeriesLegend.Lines(names, box.Width, box.Height < 110 ? 1 : 3);
        var plot = box.Inside(52, 6, 8, 18 + (legend.Count * SeriesLegend.LineHeight));
        var tops = isStacked ? Stacked(series.Select(one => one.Values)) : [.. series.Select(one => one.Values)];
        var top = Ceiling(tops.SelectMany(values => values).Where(double.IsFinite).Append(0).Max(), answer.Unit is "bytes" or "Bps" ? 1024 : 1000);
        double X(int point) => plot.X + (plot.Width * point / (answer.Points - 1));
        double Y(double value) => plot.Bottom - (plot.Height * Math.Min(value, top) / top);

        Axes(svg, plot, answer, top);
        var isBars = (string?)style["drawStyle"] == "bars";
        // The highest of a stack first: the others lie on it.
        for (var index = tops.Count - 1; index >= 0; index--)
        {
            var color = Palette.Of(answer.Panel, series[index].Name, index);
            if (isBars)
                Bars(svg, tops[index], color, plot.Width / answer.Points, X, Y);
            else
                Line(svg, tops[index], color, isStacked, answer.Panel.Override(names[index], "custom.lineStyle") is not null, X, Y);
        }

        if ((string?)style["thresholdsStyle"]!["mode"] == "dashed")
        {
            foreach (var step in answer.Panel.Defaults["thresholds"]!["steps"]!.AsArray().Where(step => step!["value"] is not null && (double)step["value"]! <= top))
                svg.Line(plot.X, Y((double)step!["value"]!), plot.Right, Y((double)step["value"]!), Palette.Of((string)step["color"]!), "stroke-dasharray=\"6 4\"");
        }

        SeriesLegend.Draw(svg, box, answer, names, legend);
    }

    private static void Axes(Svg svg, Box plot, PanelAnswer answer, double top)
    {
        var lines = plot.Height < 70 ? 2 : 4;
        for (var line = 0; line <= lines; line++)
        {
            var y = plot.Bottom - (plot.Height * line / lines);
            svg.Line(plot.X, y, plot.Right, y, Palette.Line);
            svg.Text(plot.X - 5, y + 3.5, UnitFormat.Of(top * line / lines, answer.Unit), Palette.Faint, 9.5, "end");
        }

        TimeAxis.Draw(svg, plot, answer);
    }

    private static void Line(Svg svg, double[] values, string color, bool isStacked, bool isDashed, Func<int, double> x, Func<double, double> y)
    {
        var points = values.Select((value, index) => (x(index), y(value))).ToList();
        if (isStacked)
        {
            var known = points.Where(point => double.IsFinite(point.Item2)).ToList();
            svg.Polygon([(known[0].Item1, y(0)), .. known, (known[^1].Item1, y(0))], "#fff");
            svg.Polygon([(known[0].Item1, y(0)), .. known, (known[^1].Item1, y(0))], color, "fill-opacity=\".35\"");
        }

        svg.Polyline(points, color, isDashed ? "stroke-dasharray=\"6 4\"" : "stroke-width=\"1.5\"");
    }

    private static void Bars(Svg svg, double[] values, string color, double width, Func<int, double> x, Func<double, double> y)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] > 0)
                svg.Rectangle(new(x(index) - (width / 2), y(values[index]), width, y(0) - y(values[index])), color, "fill-opacity=\".7\"");
        }
    }

    /// <summary>Each series on top of those before it.</summary>
    private static List<double[]> Stacked(IEnumerable<double[]> series)
    {
        var stacked = new List<double[]>();
        foreach (var values in series)
            stacked.Add([.. values.Select((value, index) => (double.IsFinite(value) ? value : 0) + (stacked.Count > 0 ? stacked[^1][index] : 0))]);

        return stacked;
    }

    /// <summary>The next round number, in the prefix that it is written with.</summary>
    private static double Ceiling(double value, double prefix)
    {
        if (value <= 0)
            return 1;

        var scale = Math.Pow(prefix, Math.Floor(Math.Log(value, prefix)));
        var power = scale * Math.Pow(10, Math.Floor(Math.Log10(value / scale)));
        return power * new[] { 1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10 }.First(step => step * power >= value * 0.999);
    }
}
