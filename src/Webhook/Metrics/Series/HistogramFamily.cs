using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics.Series;

/// <summary>A distribution over the buckets that the instrument advises.</summary>
internal sealed class HistogramFamily(Histogram<double> instrument, TimeProvider time) : CountedFamily(instrument, MetricKind.Histogram, time)
{
    private readonly double[] _bounds = [.. instrument.Advice?.HistogramBucketBoundaries ?? []];

    protected override MetricSeries NewSeries() => new HistogramSeries(_bounds);
}
