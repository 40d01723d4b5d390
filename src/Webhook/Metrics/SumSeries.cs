namespace Webhook.Metrics;

/// <summary>The sum of all measurements.</summary>
internal sealed class SumSeries : ValueSeries
{
    private readonly Lock _lock = new();
    private double _sum;

    public override double Value
    {
        get
        {
            lock (_lock)
                return _sum;
        }
    }

    public override void Record(double value)
    {
        lock (_lock)
            _sum += value;
    }
}
