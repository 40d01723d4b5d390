namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws large figures.</summary>
internal static class StatDrawing
{
    /// <summary>Draws a panel of type <c>stat</c>.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer)
    {
        var options = answer.Panel.Json["options"]!;
        var series = answer.Series.Select(one => (one.Name, Value: LastOf(one.Sample))).Where(one => double.IsFinite(one.Value)).ToList();
        if (series.Count == 0)
            series.Add((answer.NoValue, double.NaN));

        for (var index = 0; index < series.Count; index++)
        {
            var (name, value) = series[index];
            var part = new Box(box.X + (box.Width * index / series.Count), box.Y, box.Width / series.Count, box.Height);
            var isName = !double.IsFinite(value) || (string?)options["textMode"] == "name";
            var mapped = (string?)answer.Panel.Defaults["mappings"]!.AsArray().FirstOrDefault()?["options"]![$"{value:0}"]?["text"];
            var text = isName ? name : mapped ?? answer.Format(value);
            var color = double.IsFinite(value)
                ? Palette.ByThreshold(answer.Panel.Override(name, "thresholds") ?? answer.Panel.Defaults["thresholds"]!, value)
                : Palette.Faint;
            if ((string?)options["colorMode"] == "background")
            {
                svg.Rectangle(part, color, "rx=\"3\"");
                color = "#fff";
            }

            var size = Math.Min(Math.Min(30, box.Height * 0.55), part.Width * 0.92 / (text.Length * 0.6));
            var middle = part.X + (part.Width / 2);
            svg.Text(middle, part.Y + (part.Height / 2) + (size * 0.25), text, color, size, "middle", "font-weight=\"600\"");
            if (series.Count > 1)
                svg.Text(middle, part.Bottom - 1, name, Palette.Faint, 10, "middle");
        }
    }

    private static double LastOf(PrometheusSample sample) => sample.Values.LastOrDefault(double.IsFinite, double.NaN);
}
