namespace Webhook.Metrics.Descriptions;

/// <summary>What a metric is: the one place that instruments, <c>/metrics</c> and its reference page are made of.</summary>
/// <param name="Name">As samples carry it, <c>_total</c> of a counter included.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Help">A full sentence.</param>
internal sealed record MetricDescription(string Name, MetricKind Kind, string Help)
{
    /// <summary>One of <see cref="MetricUnit"/>; the name ends in it, before <c>_total</c>.</summary>
    public string Unit { get; init; } = MetricUnit.None;

    /// <summary>Its labels, in the order of the text.</summary>
    public IReadOnlyList<MetricLabel> Labels { get; init; } = [];

    /// <summary>When there is no series of it; empty for never.</summary>
    public string Absent { get; init; } = "";

    /// <summary>A query to start from, in PromQL; empty where the name alone is one.</summary>
    public string Example { get; init; } = "";
}
