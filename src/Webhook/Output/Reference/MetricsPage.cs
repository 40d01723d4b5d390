using System.Text;
using Webhook.Metrics.Descriptions;

namespace Webhook.Output.Reference;

/// <summary>docs/reference/metrics.md.</summary>
internal static class MetricsPage
{
    private const string Introduction = """
        # Metrics

        `GET /metrics` on the operations port, and with `--metrics-on-webhook-port` over TLS on the webhook port too. This page is printed by
        `daemonset-webhook reference metrics`.

        Units are base units. Label values come from closed sets, whatever callers send: one that is not known counts as `other`. An
        object's name appears only in the three gauges of each DaemonSet, which go when it is deleted. Counters and histograms begin at 0
        for every combination of labels that is expected, so that a rate is known from the first scrape on.

        Who asks by `Accept` for `application/openmetrics-text`, as Prometheus does, gets OpenMetrics 1.0.0. There, while traces are
        recorded, the counters of admission and the buckets of its durations carry exemplars with `trace_id` and `span_id` (Prometheus
        keeps them with `--enable-feature=exemplar-storage`). All others get the Prometheus text format 0.0.4. Samples have the same names
        and labels in both, but for the bound `le` of a bucket of whole seconds: `1.0` in OpenMetrics, `1` in the text format. With
        `Accept-Encoding: gzip` the answer is compressed.

        """;

    /// <summary>Writes the page.</summary>
    public static string Render()
    {
        var page = new StringBuilder(Introduction);
        foreach (var section in MetricCatalogue.Sections)
            Append(page, section);

        AppendLabels(page);
        return page.ToString();
    }

    private static void Append(StringBuilder page, MetricSection section)
    {
        page.Append($"\n## {section.Title}\n\n");
        if (section.Introduction.Length > 0)
            page.Append(section.Introduction).Append("\n\n");

        page.Append("| name | type | unit | labels | meaning |\n|---|---|---|---|---|\n");
        foreach (var metric in section.Metrics)
        {
            var labels = string.Join(", ", metric.Labels.Select(label => $"`{label.Name}`"));
            var absent = metric.Absent.Length > 0 ? $" Absent {metric.Absent}." : "";
            page.Append($"| `{metric.Name}` | {Word(metric.Kind)} | {metric.Unit} | {labels} | {metric.Help}{absent} |\n");
        }

        page.Append("\nQueries to start from:\n\n```promql\n");
        foreach (var metric in section.Metrics.Where(metric => metric.Example.Length > 0))
            page.Append(metric.Example).Append('\n');

        page.Append("```\n");
    }

    private static void AppendLabels(StringBuilder page)
    {
        page.Append("\n## Labels\n\n| label | values | meaning |\n|---|---|---|\n");
        foreach (var label in MetricCatalogue.All.SelectMany(metric => metric.Labels).Distinct().OrderBy(label => label.Name, StringComparer.Ordinal))
        {
            // The rules have a page of their own, which this one need not follow.
            var isListed = label.Values.Count > 0 && label != MetricLabels.Rule;
            var values = isListed ? string.Join(", ", label.Values.Select(value => $"`{value}`")) : "";
            page.Append($"| `{label.Name}` | {values} | {label.Meaning} |\n");
        }
    }

    private static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };
}
