namespace Webhook.Metrics;

/// <summary>The last measurement.</summary>
internal sealed class LastValueSeries : ValueSeries
{
    private double _value;

    public override double Value => Volatile.Read(ref _value);

    public override void Record(double value) => Volatile.Write(ref _value, value);
}
