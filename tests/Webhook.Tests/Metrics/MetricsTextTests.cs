using System.Diagnostics.Metrics;
using Webhook.Metrics;

namespace Webhook.Tests.Metrics;

public sealed class MetricsTextTests
{
    [Fact]
    public void Writes_each_kind_of_metric_as_prometheus_reads_it()
    {
        using var meter = new Meter("test");
        using var registry = new MetricRegistry(meter);
        var counter = meter.CreateCounter<long>("c_total", description: "A \\ counter\nof two lines.");
        var histogram = meter.CreateHistogram<double>(
            "h_seconds", description: "A histogram.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        var gauges = new List<double> { 2.5 };
        meter.CreateObservableGauge("g", () => gauges.Select(value => new Measurement<double>(value)), description: "A gauge.");
        meter.CreateCounter<long>("unused_total", description: "Never measured.");
        counter.Add(0, new KeyValuePair<string, object?>("b", "z"));
        counter.Add(2, new KeyValuePair<string, object?>("b", "a\"\\\n"));
        counter.Add(1, new KeyValuePair<string, object?>("b", "a\"\\\n"));
        foreach (var value in new[] { 0.5, 0.6, 7 })
            histogram.Record(value, new KeyValuePair<string, object?>("w", "x"));

        const string Expected = """
            # HELP c_total A \\ counter\nof two lines.
            # TYPE c_total counter
            c_total{b="a\"\\\n"} 3
            c_total{b="z"} 0
            # HELP h_seconds A histogram.
            # TYPE h_seconds histogram
            h_seconds_bucket{w="x",le="0.5"} 1
            h_seconds_bucket{w="x",le="1"} 2
            h_seconds_bucket{w="x",le="+Inf"} 3
            h_seconds_sum{w="x"} 8.1
            h_seconds_count{w="x"} 3
            # HELP g A gauge.
            # TYPE g gauge
            g 2.5

            """;
        Assert.Equal(Expected, registry.Scrape());

        gauges.Clear();
        Assert.DoesNotContain("g 2.5", registry.Scrape(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_apart_for_each_meter()
    {
        using var one = new Meter("test");
        using var other = new Meter("test");
        using var registry = new MetricRegistry(one);
        other.CreateCounter<long>("c_total").Add(1);

        Assert.Equal("", registry.Scrape());
    }
}
