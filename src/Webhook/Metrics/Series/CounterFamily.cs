using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics.Series;

/// <summary>A value that only rises.</summary>
internal sealed class CounterFamily(Instrument instrument, TimeProvider time) : CountedFamily(instrument, MetricKind.Counter, time)
{
    protected override MetricSeries NewSeries() => new SumSeries();
}
