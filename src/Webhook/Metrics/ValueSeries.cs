namespace Webhook.Metrics;

/// <summary>A series that is one number.</summary>
internal abstract class ValueSeries : MetricSeries
{
    /// <summary>The number now.</summary>
    public abstract double Value { get; }
}
