using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>A value that only rises.</summary>
internal sealed class CounterFamily(Instrument instrument) : MetricFamily(instrument)
{
    public override string Type => "counter";

    protected override MetricSeries NewSeries() => new SumSeries();
}
