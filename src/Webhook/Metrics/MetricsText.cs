using System.Globalization;
using System.Text;

namespace Webhook.Metrics;

/// <summary>The Prometheus text format, version 0.0.4.</summary>
/// <remarks>Source: <see href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format"/>.</remarks>
internal static class MetricsText
{
    /// <summary>The format's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes the families in order; one without series is left out.</summary>
    public static string Format(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var series = family.Series.ToList();
            if (series.Count == 0)
                continue;

            text.Append("# HELP ").Append(family.Name).Append(' ').Append(EscapeHelp(family.Help)).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Type).Append('\n');
            foreach (var (values, one) in series)
                Append(text, family, values, one);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, MetricFamily family, LabelValues values, MetricSeries series)
    {
        var labels = Labels(family.LabelNames, values);
        if (series is ValueSeries value)
            Sample(text, family.Name, labels, value.Value);
        else if (series is HistogramSeries histogram)
            Append(text, family.Name, labels, histogram);
    }

    private static void Append(StringBuilder text, string name, string labels, HistogramSeries histogram)
    {
        var (counts, sum) = histogram.Read();
        var separator = labels.Length == 0 ? "" : ",";
        long cumulative = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            cumulative += counts[bucket];
            var bound = bucket < histogram.Bounds.Count ? Number(histogram.Bounds[bucket]) : "+Inf";
            Sample(text, name + "_bucket", $"{labels}{separator}le=\"{bound}\"", cumulative);
        }

        Sample(text, name + "_sum", labels, sum);
        Sample(text, name + "_count", labels, cumulative);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(IReadOnlyList<string> names, LabelValues values) =>
        string.Join(',', names.Select((name, index) => $"{name}=\"{EscapeLabel(values[index])}\""));

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string EscapeHelp(string help) => help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string EscapeLabel(string value) => EscapeHelp(value).Replace("\"", "\\\"", StringComparison.Ordinal);
}
