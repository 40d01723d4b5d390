namespace Webhook.Metrics.Descriptions;

/// <summary>What kind of metric it is, in the words of OpenMetrics.</summary>
internal enum MetricKind
{
    /// <summary>A value that only rises.</summary>
    Counter,

    /// <summary>A value that rises and falls.</summary>
    Gauge,

    /// <summary>A distribution over buckets.</summary>
    Histogram,

    /// <summary>Always 1; the labels say it. The older text format has no such type and calls it a gauge.</summary>
    Info,
}
