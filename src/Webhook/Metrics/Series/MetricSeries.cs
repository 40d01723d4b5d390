using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>One time series. Safe for use from many threads.</summary>
internal abstract class MetricSeries
{
    /// <summary>Takes one measurement in.</summary>
    /// <param name="value">The measurement.</param>
    /// <param name="exemplar">The trace that it was taken in; <c>null</c> for none that is recorded.</param>
    public abstract void Record(double value, in Exemplar? exemplar);

    /// <summary>Writes its samples.</summary>
    public abstract void Write(ExpositionWriter writer, LabelValues labels);
}
