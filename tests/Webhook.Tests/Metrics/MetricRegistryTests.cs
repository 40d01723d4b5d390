using System.Diagnostics.Metrics;
using static Webhook.Tests.Metrics.TestMeter;

namespace Webhook.Tests.Metrics;

public sealed class MetricRegistryTests : IDisposable
{
    private readonly TestMeter _meter = new();

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Counts_apart_for_each_meter()
    {
        using var other = new Meter("test");
        other.CreateCounter<long>("c_total").Add(1);

        Assert.Equal("", _meter.Text);
    }

    [Fact]
    public void Forgets_a_series_that_is_no_longer_reported()
    {
        List<string> names = ["b", "a"];
        _meter.Meter.CreateObservableGauge("g", () => names.Select(name => new Measurement<double>(1, Label("name", name))));
        Assert.EndsWith("g{name=\"a\"} 1\ng{name=\"b\"} 1\n", _meter.Text, StringComparison.Ordinal);

        names.Remove("a");

        Assert.EndsWith("gauge\ng{name=\"b\"} 1\n", _meter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_last_word_on_a_series_that_is_reported_twice()
    {
        _meter.Meter.CreateObservableGauge<double>("g", () =>
            [new Measurement<double>(1, Label("n", "x")), new Measurement<double>(5, Label("n", "a")), new Measurement<double>(2, Label("n", "x"))]);

        Assert.EndsWith("gauge\ng{n=\"a\"} 5\ng{n=\"x\"} 2\n", _meter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_what_can_be_measured_beside_what_cannot()
    {
        _meter.Meter.CreateObservableGauge("bad", double () => throw new InvalidOperationException("a fault"));
        _meter.Meter.CreateObservableGauge("good", () => 1.0);

        Assert.Contains("good 1\n", _meter.Text, StringComparison.Ordinal);
        Assert.Equal(1, _meter.Failures);
    }

    [Fact]
    public void Shows_a_series_that_starts_at_zero_whichever_came_first()
    {
        var histogram = _meter.Histogram("h", 1);
        _meter.Zeros.Add(histogram, [Label("w", "x")]);
        using var second = new Webhook.Metrics.MetricRegistry([_meter.Meter], _meter.Clock, _meter.Zeros);

        Assert.Contains("h_count{w=\"x\"} 0\n", _meter.Text, StringComparison.Ordinal);
        Assert.Contains("h_count{w=\"x\"} 0\n", second.Scrape(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_instrument_that_no_text_is_known_for() =>
        Assert.Throws<NotSupportedException>(() => _meter.Meter.CreateUpDownCounter<long>("u"));

    [Fact]
    public async Task Loses_no_count_of_many_threads()
    {
        const int Threads = 4;
        const int Each = 5_000;
        var counter = _meter.Meter.CreateCounter<long>("c_total", description: "A counter.");
        var histogram = _meter.Histogram("h", 0.5);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                counter.Add(1, Label("n", i % 2 == 0 ? "a" : "b"));
                histogram.Record(i % 2);
                if (i % 1000 == 0)
                    OpenMetricsText.Parse(_meter.OpenMetrics);
            }
        })));

        Assert.Contains($"c_total{{n=\"a\"}} {Threads * Each / 2}\nc_total{{n=\"b\"}} {Threads * Each / 2}\n", _meter.Text, StringComparison.Ordinal);
        Assert.Contains($"h_bucket{{le=\"0.5\"}} {Threads * Each / 2}\nh_bucket{{le=\"+Inf\"}} {Threads * Each}\n", _meter.Text, StringComparison.Ordinal);
    }
}
