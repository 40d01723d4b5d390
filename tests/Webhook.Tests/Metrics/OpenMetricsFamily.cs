namespace Webhook.Tests.Metrics;

/// <summary>One family of an OpenMetrics text.</summary>
/// <param name="Name">Without the suffixes of its samples.</param>
internal sealed record OpenMetricsFamily(string Name)
{
    /// <summary>Its type.</summary>
    public string Type { get; set; } = "";

    /// <summary>Its help, unescaped.</summary>
    public string Help { get; set; } = "";

    /// <summary>Its samples, in their order.</summary>
    public List<OpenMetricsSample> Samples { get; } = [];
}
