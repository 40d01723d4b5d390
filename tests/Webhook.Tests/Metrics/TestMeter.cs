using System.Diagnostics.Metrics;
using Webhook.Metrics;
using Webhook.Metrics.Exposition;
using Webhook.Testing;

namespace Webhook.Tests.Metrics;

/// <summary>A meter of a test's own and the registry that listens to it, on a clock that stands still.</summary>
internal sealed class TestMeter : IDisposable
{
    public TestMeter()
    {
        Clock = new(DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_500));
        Registry = new([Meter], Clock, Zeros, () => Failures++);
    }

    public Meter Meter { get; } = new("test");

    public FakeTimeProvider Clock { get; }

    public ZeroSeries Zeros { get; } = new();

    public MetricRegistry Registry { get; }

    /// <summary>Scrapes at which something could not be measured.</summary>
    public int Failures { get; private set; }

    public string Text => Registry.Scrape();

    public string OpenMetrics => Registry.Scrape(ExpositionFormat.OpenMetrics);

    public Histogram<double> Histogram(string name, params double[] bounds) => Meter.CreateHistogram<double>(
        name, "s", "A histogram.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });

    public static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);

    public void Dispose()
    {
        Registry.Dispose();
        Meter.Dispose();
    }
}
