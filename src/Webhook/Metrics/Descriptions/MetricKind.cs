namespace Webhook.Metrics.Descriptions;

/// <summary>What kind of metric it is.</summary>
internal enum MetricKind
{
    /// <summary>A value that only rises.</summary>
    Counter,

    /// <summary>A value that rises and falls.</summary>
    Gauge,

    /// <summary>A distribution over buckets.</summary>
    Histogram,
}
