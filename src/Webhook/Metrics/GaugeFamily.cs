using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>A value that rises and falls.</summary>
internal sealed class GaugeFamily(Instrument instrument) : MetricFamily(instrument)
{
    public override string Type => "gauge";

    protected override MetricSeries NewSeries() => new LastValueSeries();
}
