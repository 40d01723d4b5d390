namespace Webhook.Metrics;

/// <summary>One time series.</summary>
internal abstract class MetricSeries
{
    /// <summary>Takes one measurement in.</summary>
    public abstract void Record(double value);
}
