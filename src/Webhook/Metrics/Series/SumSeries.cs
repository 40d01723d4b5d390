using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>The sum of all measurements, with the last one that a trace tells more of.</summary>
internal sealed class SumSeries : MetricSeries
{
    private readonly Lock _lock = new();
    private double _sum;
    private Exemplar? _exemplar;

    public override void Record(double value, in Exemplar? exemplar)
    {
        lock (_lock)
        {
            _sum += value;
            if (exemplar is not null)
                _exemplar = exemplar;
        }
    }

    public override void Write(ExpositionWriter writer, LabelValues labels)
    {
        double sum;
        Exemplar? exemplar;
        lock (_lock)
            (sum, exemplar) = (_sum, _exemplar);

        writer.Value(labels, sum, exemplar);
    }
}
