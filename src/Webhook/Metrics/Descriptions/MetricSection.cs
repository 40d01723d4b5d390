namespace Webhook.Metrics.Descriptions;

/// <summary>Metrics of one subject.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What holds for all of them.</param>
/// <param name="Metrics">The metrics, in the order of the documentation.</param>
internal sealed record MetricSection(string Title, string Introduction, IReadOnlyList<MetricDescription> Metrics);
