using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics;

/// <summary>Says what runs.</summary>
internal static class BuildMetrics
{
    /// <summary>Reports the version of this process.</summary>
    public static void Observe(Instruments instruments, ProductVersion version) =>
        instruments.Observe(ServerDescriptions.Build, () => [new(1, version.Version, version.Commit, version.Runtime)]);
}
