using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>A distribution over the buckets that the instrument advises.</summary>
internal sealed class HistogramFamily(Histogram<double> instrument) : MetricFamily(instrument)
{
    private readonly IReadOnlyList<double> _bounds = instrument.Advice?.HistogramBucketBoundaries ?? [];

    public override string Type => "histogram";

    protected override MetricSeries NewSeries() => new HistogramSeries(_bounds);
}
