using System.Globalization;
using System.Security;
using System.Text;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Writes an SVG: shapes one after another, coordinates with one digit after the point.</summary>
internal sealed class Svg
{
    /// <summary>Height of text that is not said to be larger, in pixels.</summary>
    public const double TextSize = 11;

    private readonly StringBuilder _text = new();

    /// <summary>A rectangle; <paramref name="more"/> are further attributes.</summary>
    public void Rectangle(Box box, string fill, string more = "") =>
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X:0.#}\" y=\"{box.Y:0.#}\" width=\"{Math.Max(0, box.Width):0.#}\" height=\"{Math.Max(0, box.Height):0.#}\" fill=\"{fill}\"{Attributes(more)}/>\n");

    /// <summary>A line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, string more = "") =>
        _text.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\" stroke=\"{stroke}\"{Attributes(more)}/>\n");

    /// <summary>Straight lines from point to point; a point that is not a number leaves a gap.</summary>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, string stroke, string more = "") =>
        Path(points, $"fill=\"none\" stroke=\"{stroke}\"{Attributes(more)}", close: false);

    /// <summary>A surface between points.</summary>
    public void Polygon(IReadOnlyList<(double X, double Y)> points, string fill, string more = "") => Path(points, $"fill=\"{fill}\"{Attributes(more)}", close: true);

    /// <summary>Text at a point of its base line.</summary>
    /// <param name="x">Where it begins, or ends or has its middle, as <paramref name="anchor"/> says.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="fill">Its colour.</param>
    /// <param name="size">Its height.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="more">Further attributes.</param>
    public void Text(double x, double y, string text, string fill = Palette.Text, double size = TextSize, string anchor = "start", string more = "")
    {
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" fill=\"{fill}\"");
        if (size != TextSize)
            _text.Append(CultureInfo.InvariantCulture, $" font-size=\"{size:0.#}\"");
        if (anchor != "start")
            _text.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{anchor}\"");

        _text.Append(CultureInfo.InvariantCulture, $"{Attributes(more)}>{SecurityElement.Escape(text)}</text>\n");
    }

    /// <summary>Cuts text off that is wider than there is room.</summary>
    public static string Fit(string text, double width, double size = TextSize) =>
        WidthOf(text, size) <= width ? text : text[..Math.Max(0, Math.Min(text.Length, (int)(width / WidthOf("n", size)) - 1))].TrimEnd() + "…";

    /// <summary>About how wide text is; fonts differ.</summary>
    public static double WidthOf(string text, double size = TextSize) => text.Length * size * 0.56;

    /// <summary>The file.</summary>
    public string ToFile(double width, double height, string title) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0} {height:0}" width="{width:0}" height="{height:0}" font-family="Inter,'Segoe UI',Roboto,'DejaVu Sans',sans-serif" font-size="{TextSize}" role="img">
        <title>{SecurityElement.Escape(title)}</title>
        {_text}</svg>

        """);

    private void Path(IReadOnlyList<(double X, double Y)> points, string attributes, bool close)
    {
        var (path, isDrawing) = (new StringBuilder(), false);
        for (var index = 0; index < points.Count; index++)
        {
            var (x, y) = points[index];
            if (!double.IsFinite(y))
            {
                isDrawing = false;
                continue;
            }

            // What lies on the line between its neighbours adds nothing.
            if (isDrawing && index + 1 < points.Count && points[index - 1].Y == y && points[index + 1].Y == y)
                continue;

            // A point alone is a short line, or it would not be seen.
            var isAlone = !isDrawing && (index + 1 == points.Count || !double.IsFinite(points[index + 1].Y));
            path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{x:0.#} {y:0.#}{(isAlone && !close ? "h2" : "")}");
            isDrawing = true;
        }

        if (path.Length > 0)
            _text.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}{(close ? "Z" : "")}\" {attributes}/>\n");
    }

    private static string Attributes(string more) => more.Length > 0 ? $" {more}" : "";
}
