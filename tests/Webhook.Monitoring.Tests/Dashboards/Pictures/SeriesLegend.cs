namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Draws names of series with their colours, in lines at the bottom of a panel.</summary>
internal static class SeriesLegend
{
    /// <summary>Height of a line.</summary>
    public const double LineHeight = 15;

    private const double Size = 10;
    private const double RoomForCount = 62;

    /// <summary>The names that go into each line; those that find no room are left out.</summary>
    /// <param name="names">All names.</param>
    /// <param name="width">Width of a line.</param>
    /// <param name="most">The most lines.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Lines(IReadOnlyList<string> names, double width, int most)
    {
        var (lines, used) = (new List<List<string>> { new() }, 0.0);
        foreach (var name in names)
        {
            var isLast = lines.Count == most;
            if (lines[^1].Count > 0 && used + WidthOf(name) > width - (isLast ? RoomForCount : 0))
            {
                if (isLast)
                    break;

                lines.Add([]);
                used = 0;
            }

            lines[^1].Add(name);
            used += WidthOf(name);
        }

        return lines;
    }

    /// <summary>Draws them, and how many more there are.</summary>
    public static void Draw(Svg svg, Box box, PanelAnswer answer, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var left = names.Count - lines.Sum(line => line.Count);
        var index = 0;
        for (var line = 0; line < lines.Count; line++)
        {
            var (x, y) = (box.X, box.Bottom - ((lines.Count - line - 1) * LineHeight) - 4);
            var right = box.Right - (left > 0 && line == lines.Count - 1 ? RoomForCount : 0);
            foreach (var name in lines[line])
            {
                svg.Rectangle(new(x, y - 5, 10, 3), Palette.Of(answer.Panel, name, index++));
                svg.Text(x + 14, y, Svg.Fit(name, right - x - 14, Size), Palette.Faint, Size);
                x += WidthOf(name);
            }
        }

        if (left > 0)
            svg.Text(box.Right, box.Bottom - 4, $"and {left} more", Palette.Faint, Size, "end");
    }

    private static double WidthOf(string name) => Svg.WidthOf(name, Size) + 24;
}
