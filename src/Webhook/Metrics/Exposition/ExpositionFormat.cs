namespace Webhook.Metrics.Exposition;

/// <summary>The formats of <c>/metrics</c>.</summary>
internal enum ExpositionFormat
{
    /// <summary>The Prometheus text format, version 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0.0: with units, exemplars and an end mark.</summary>
    OpenMetrics,
}
