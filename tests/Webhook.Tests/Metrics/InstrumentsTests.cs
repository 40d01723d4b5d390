using System.Diagnostics;
using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Tests.Metrics;

/// <summary>What our instruments add to prometheus-net's: gauges that are read at a scrape, and exemplars of recorded traces alone.</summary>
public sealed class InstrumentsTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static readonly MetricDescription Labelled = new("g", MetricKind.Gauge, "A gauge.") { Labels = [new("name", [])] };
    private static readonly MetricDescription Bare = new("b", MetricKind.Gauge, "A gauge.");
    private static readonly MetricDescription Counted = new("c_total", MetricKind.Counter, "A counter.");

    private readonly Instruments _instruments = new();

    [Fact]
    public void Counts_apart_for_each_server()
    {
        new Instruments().Counter(Counted).Inc();

        Assert.DoesNotContain("c_total", _instruments.Scrape(), StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_one_counter_to_all_who_ask_for_it()
    {
        _instruments.Counter(Counted).Inc();
        _instruments.Counter(Counted).Inc();

        Assert.Contains("# HELP c_total A counter.\n# TYPE c_total counter\nc_total 2\n", _instruments.Scrape(), StringComparison.Ordinal);
        Assert.Contains("# HELP c A counter.\n# TYPE c counter\nc_total 2.0\n", _instruments.Scrape(ExpositionFormat.OpenMetricsText), StringComparison.Ordinal);
    }

    [Fact]
    public void Removes_a_series_that_is_no_longer_there()
    {
        List<string> names = ["b", "a"];
        _instruments.Observe(Labelled, () => names.Select(name => new Sample(1, name)));
        Assert.Equal(["g{name=\"b\"} 1", "g{name=\"a\"} 1"], Samples("g"));

        names.Remove("a");
        Assert.Equal(["g{name=\"b\"} 1"], Samples("g"));

        names.Add("a");
        Assert.Equal(["g{name=\"a\"} 1", "g{name=\"b\"} 1"], Samples("g").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hides_a_gauge_without_labels_while_there_is_no_value()
    {
        double? value = null;
        _instruments.Observe(Bare, () => value is { } known ? [new(known)] : []);
        Assert.Empty(Samples("b"));

        value = 0;
        Assert.Equal(["b 0"], Samples("b"));

        value = null;
        Assert.Empty(Samples("b"));
        Assert.Empty(Samples("b"));
    }

    [Fact]
    public void Keeps_the_last_value_of_a_series_that_is_there_twice()
    {
        _instruments.Observe(Labelled, () => [new(1, "x"), new(5, "a"), new(2, "x")]);

        Assert.Equal(["g{name=\"a\"} 5", "g{name=\"x\"} 2"], Samples("g").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Escapes_what_labels_hold()
    {
        _instruments.Observe(Labelled, () => [new(1767225600.5, "a\"\\\n ä€😀")]);

        Assert.Equal(["g{name=\"a\\\"\\\\\\n ä€😀\"} 1767225600.5"], Samples("g"));
    }

    [Fact]
    public void Shows_what_can_be_read_beside_what_cannot_and_counts_the_scrape_once()
    {
        _instruments.Observe(Labelled, IEnumerable<Sample> () => throw new InvalidOperationException("a fault"));
        _instruments.Observe(new("second", MetricKind.Gauge, "A gauge."), IEnumerable<Sample> () => throw new InvalidOperationException("a fault"));
        _instruments.Observe(Bare, () => [new(1)]);

        var lines = _instruments.Scrape().Split('\n');

        Assert.Contains("b 1", lines);
        Assert.Contains("daemonset_webhook_metric_errors_total 1", lines);
    }

    [Fact]
    public void Begins_a_histogram_at_0_once_it_is_published()
    {
        var histogram = _instruments.Durations(new("h_seconds", MetricKind.Histogram, "A histogram."));
        Assert.Empty(Samples("h_seconds_count"));

        histogram.Publish();

        Assert.Equal(["h_seconds_count 0"], Samples("h_seconds_count"));
        Assert.Contains("h_seconds_bucket{le=\"0.0005\"} 0\n", _instruments.Scrape(), StringComparison.Ordinal);
        Assert.Contains("h_seconds_bucket{le=\"10.0\"} 0\n", _instruments.Scrape(ExpositionFormat.OpenMetricsText), StringComparison.Ordinal);
    }

    [Fact]
    public void Adds_the_recorded_trace_to_counters_and_buckets_of_OpenMetrics_alone()
    {
        var counter = _instruments.Counter(Counted);
        var histogram = _instruments.Durations(new("h_seconds", MetricKind.Histogram, "A histogram."));
        string span;
        using (var trace = Trace(ActivityTraceFlags.Recorded))
        {
            span = trace.SpanId.ToHexString();
            counter.Inc();
            histogram.Observe(0.25);
        }

        var text = _instruments.Scrape(ExpositionFormat.OpenMetricsText);

        Assert.Contains($"c_total 1.0 # {{trace_id=\"{TraceId}\",span_id=\"{span}\"}} 1.0 ", text, StringComparison.Ordinal);
        Assert.Contains($"h_seconds_bucket{{le=\"0.25\"}} 1 # {{trace_id=\"{TraceId}\",span_id=\"{span}\"}} 0.25 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("trace_id", _instruments.Scrape(), StringComparison.Ordinal);
        OpenMetricsText.Parse(text);
    }

    [Fact]
    public void Takes_no_exemplar_from_a_trace_that_is_not_recorded_or_has_no_ids_of_W3C()
    {
        var counter = _instruments.Counter(Counted);
        using (Trace(ActivityTraceFlags.None))
            counter.Inc();
        using (new Activity("a") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.Hierarchical).Start())
            counter.Inc();

        Assert.Contains("c_total 2.0\n", _instruments.Scrape(ExpositionFormat.OpenMetricsText), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_gauges_for_one_scrape_at_a_time()
    {
        var (inside, most) = (0, 0);
        _instruments.Observe(Labelled, () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            List<Sample> samples = [new(1, "a")];
            Interlocked.Decrement(ref inside);
            return samples;
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var scrape = 0; scrape < 200; scrape++)
                Assert.Contains("g{name=\"a\"} 1\n", _instruments.Scrape(), StringComparison.Ordinal);
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public void Measures_the_process_and_the_runtime()
    {
        RuntimeMetrics.Observe(_instruments);
        GC.Collect();

        var families = OpenMetricsText.Parse(_instruments.Scrape(ExpositionFormat.OpenMetricsText)).ToDictionary(family => family.Samples[0].Name);

        Assert.Superset(RuntimeDescriptions.Section.Metrics.Select(metric => metric.Name).ToHashSet(), families.Keys.ToHashSet());
        string[] above =
        [
            "process_cpu_seconds_total", "process_working_set_bytes", "process_start_time_seconds", "process_open_handles", "process_num_threads",
            RuntimeDescriptions.Allocated.Name, RuntimeDescriptions.Pauses.Name, RuntimeDescriptions.Committed.Name,
        ];
        Assert.All(above, name => Assert.True(Assert.Single(families[name].Samples).Value > 0, name));
        var allocated = families[RuntimeDescriptions.Allocated.Name].Samples[0].Value;
        Assert.True(allocated <= GC.GetTotalAllocatedBytes());
    }

    private IEnumerable<string> Samples(string name) => _instruments.Scrape().Split('\n')
        .Where(line => line.StartsWith(name + ' ', StringComparison.Ordinal) || line.StartsWith(name + '{', StringComparison.Ordinal));

    private static Activity Trace(ActivityTraceFlags flags) => new Activity("review")
        .SetParentId(ActivityTraceId.CreateFromString(TraceId), ActivitySpanId.CreateFromString("b7ad6b7169203331"), flags)
        .Start();
}
