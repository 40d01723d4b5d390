using System.Diagnostics;
using Webhook.Metrics.Exposition;
using static Webhook.Tests.Metrics.TestMeter;

namespace Webhook.Tests.Metrics;

/// <summary>The exact text of each kind of metric in both formats.</summary>
public sealed class ExpositionTests : IDisposable
{
    private readonly TestMeter _meter = new();
    private string _span = "";

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Writes_each_kind_of_metric_as_the_older_text()
    {
        Fill();

        const string Expected = """
            # HELP c_seconds_total A \\ "counter"\nof two lines.
            # TYPE c_seconds_total counter
            c_seconds_total{b="a\"\\\n"} 3
            c_seconds_total{b="z"} 0
            # HELP g A gauge.
            # TYPE g gauge
            g -0.25
            # HELP h_seconds A histogram.
            # TYPE h_seconds histogram
            h_seconds_bucket{w="x",le="0.5"} 1
            h_seconds_bucket{w="x",le="1.0"} 2
            h_seconds_bucket{w="x",le="+Inf"} 3
            h_seconds_sum{w="x"} 8.1
            h_seconds_count{w="x"} 3
            h_seconds_bucket{w="y",le="0.5"} 0
            h_seconds_bucket{w="y",le="1.0"} 0
            h_seconds_bucket{w="y",le="+Inf"} 0
            h_seconds_sum{w="y"} 0
            h_seconds_count{w="y"} 0
            # HELP i_info An info.
            # TYPE i_info gauge
            i_info{name="ä€😀"} 1
            # HELP o_bytes_total An observed counter.
            # TYPE o_bytes_total counter
            o_bytes_total 1E+20

            """;
        Assert.Equal(Expected, _meter.Text);
    }

    [Fact]
    public void Writes_each_kind_of_metric_as_OpenMetrics()
    {
        Fill();

        const string Expected = """
            # HELP c_seconds A \\ \"counter\"\nof two lines.
            # TYPE c_seconds counter
            # UNIT c_seconds seconds
            c_seconds_total{b="a\"\\\n"} 3
            c_seconds_total{b="z"} 0
            # HELP g A gauge.
            # TYPE g gauge
            g -0.25
            # HELP h_seconds A histogram.
            # TYPE h_seconds histogram
            # UNIT h_seconds seconds
            h_seconds_bucket{w="x",le="0.5"} 1
            h_seconds_bucket{w="x",le="1.0"} 2
            h_seconds_bucket{w="x",le="+Inf"} 3
            h_seconds_sum{w="x"} 8.1
            h_seconds_count{w="x"} 3
            h_seconds_bucket{w="y",le="0.5"} 0
            h_seconds_bucket{w="y",le="1.0"} 0
            h_seconds_bucket{w="y",le="+Inf"} 0
            h_seconds_sum{w="y"} 0
            h_seconds_count{w="y"} 0
            # HELP i An info.
            # TYPE i info
            i_info{name="ä€😀"} 1
            # HELP o_bytes An observed counter.
            # TYPE o_bytes counter
            # UNIT o_bytes bytes
            o_bytes_total 1E+20
            # EOF

            """;
        Assert.Equal(Expected, _meter.OpenMetrics);
        Assert.Equal(5, OpenMetricsText.Parse(_meter.OpenMetrics).Count);
    }

    [Fact]
    public void Adds_the_recorded_trace_to_counters_and_buckets_of_OpenMetrics_alone()
    {
        var counter = _meter.Meter.CreateCounter<long>("c_total", description: "A counter.");
        var histogram = _meter.Histogram("h_seconds", 0.5);
        using (var trace = Trace(ActivityTraceFlags.Recorded))
        {
            counter.Add(2);
            histogram.Record(0.25);
        }

        counter.Add(1);
        histogram.Record(0.5);
        using (var unrecorded = Trace(ActivityTraceFlags.None))
            histogram.Record(7);

        const string Expected = """
            # HELP c A counter.
            # TYPE c counter
            c_total 3 # {trace_id="0af7651916cd43dd8448eb211c80319c",span_id="SPAN"} 2 1767225600.5
            # HELP h_seconds A histogram.
            # TYPE h_seconds histogram
            # UNIT h_seconds seconds
            h_seconds_bucket{le="0.5"} 2 # {trace_id="0af7651916cd43dd8448eb211c80319c",span_id="SPAN"} 0.25 1767225600.5
            h_seconds_bucket{le="+Inf"} 3
            h_seconds_sum 7.75
            h_seconds_count 3
            # EOF

            """;
        Assert.Equal(Expected.Replace("SPAN", _span, StringComparison.Ordinal), _meter.OpenMetrics);
        Assert.Equal(2, OpenMetricsText.Parse(_meter.OpenMetrics).Count);
        Assert.DoesNotContain("trace_id", _meter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_no_exemplar_from_a_trace_whose_ids_are_not_those_of_W3C()
    {
        var counter = _meter.Meter.CreateCounter<long>("c_total");
        using var activity = new Activity("a") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        counter.Add(1);

        Assert.Contains("c_total 1\n", _meter.OpenMetrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_out_the_unit_that_a_name_does_not_end_in()
    {
        _meter.Meter.CreateObservableGauge<double>("g_length", () => [new(1)], "By", "A gauge.");
        _meter.Meter.CreateObservableGauge<double>("g_things", () => [new(1)], "{thing}", "A gauge.");

        Assert.DoesNotContain("# UNIT", _meter.OpenMetrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_text_of_no_metric()
    {
        _meter.Meter.CreateCounter<long>("unused_total", description: "Never measured.");

        Assert.Equal("", _meter.Text);
        Assert.Equal("# EOF\n", _meter.OpenMetrics);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    [InlineData(1767225600.5, "1767225600.5")]
    [InlineData(9007199254740993, "9007199254740992")]
    [InlineData(-1.2345678901234568E-300, "-1.2345678901234568E-300")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Writes_a_number_so_that_it_reads_back(double value, string expected)
    {
        _meter.Meter.CreateObservableGauge<double>("g", () => [new(value)]);

        Assert.Contains($"\ng {expected}\n", _meter.Text, StringComparison.Ordinal);
        Assert.Contains($"\ng {expected}\n", _meter.OpenMetrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_the_type_of_each_format()
    {
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", AcceptedFormat.ContentType(ExpositionFormat.Text));
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", AcceptedFormat.ContentType(ExpositionFormat.OpenMetrics));
    }

    private Activity Trace(ActivityTraceFlags flags)
    {
        var activity = new Activity("review")
            .SetParentId(ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331"), flags)
            .Start();
        if (flags == ActivityTraceFlags.Recorded)
            _span = activity.SpanId.ToHexString();

        return activity;
    }

    private void Fill()
    {
        var meter = _meter.Meter;
        meter.CreateObservableGauge<double>("i_info", () => [new(1, Label("name", "ä€😀"))], description: "An info.");
        var counter = meter.CreateCounter<long>("c_seconds_total", "s", "A \\ \"counter\"\nof two lines.");
        var histogram = _meter.Histogram("h_seconds", 0.5, 1);
        meter.CreateObservableGauge<double>("g", () => [new(-0.25)], description: "A gauge.");
        meter.CreateObservableCounter<double>("o_bytes_total", () => [new(1e20)], "By", "An observed counter.");
        meter.CreateCounter<long>("unused_total", description: "Never measured.");
        counter.Add(0, Label("b", "z"));
        counter.Add(2, Label("b", "a\"\\\n"));
        counter.Add(1, Label("b", "a\"\\\n"));
        foreach (var value in new[] { 0.5, 0.6, 7 })
            histogram.Record(value, Label("w", "x"));

        _meter.Zeros.Add(histogram, [Label("w", "y")]);
    }
}
