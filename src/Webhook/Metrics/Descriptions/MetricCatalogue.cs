namespace Webhook.Metrics.Descriptions;

/// <summary>Every metric there is.</summary>
internal static class MetricCatalogue
{
    /// <summary>By subject, in the order of the documentation.</summary>
    public static IReadOnlyList<MetricSection> Sections { get; } =
    [
        AdmissionDescriptions.Section,
        ClusterDescriptions.Section,
        AuditDescriptions.Section,
        ServerDescriptions.Section,
        RuntimeDescriptions.Section,
    ];

    /// <summary>All metrics.</summary>
    public static IEnumerable<MetricDescription> All => Sections.SelectMany(section => section.Metrics);
}
