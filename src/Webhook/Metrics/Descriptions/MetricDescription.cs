namespace Webhook.Metrics.Descriptions;

/// <summary>What a metric is: the one place that instruments, <c>/metrics</c> and its reference page are made of.</summary>
/// <param name="Name">As samples carry it, <c>_total</c> of a counter included.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Help">A full sentence.</param>
internal sealed record MetricDescription(string Name, MetricKind Kind, string Help)
{
    private static readonly string[] Units = ["seconds", "bytes"];

    /// <summary><c>seconds</c> (of a timestamp since 1970-01-01T00:00:00Z) or <c>bytes</c>, in which the name ends before <c>_total</c>; empty for a count or a share.</summary>
    public string Unit => Units.FirstOrDefault(unit => Name.Replace("_total", "", StringComparison.Ordinal).EndsWith("_" + unit, StringComparison.Ordinal), "");

    /// <summary>Its labels, in the order of the text.</summary>
    public IReadOnlyList<MetricLabel> Labels { get; init; } = [];

    /// <summary>Names of the labels.</summary>
    public string[] LabelNames => [.. Labels.Select(label => label.Name)];

    /// <summary>When there is no series of it; empty for never.</summary>
    public string Absent { get; init; } = "";

    /// <summary>A query to start from, in PromQL; empty where the name alone is one.</summary>
    public string Example { get; init; } = "";
}
