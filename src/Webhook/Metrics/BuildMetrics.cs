namespace Webhook.Metrics;

/// <summary>Says what runs.</summary>
internal static class BuildMetrics
{
    /// <summary>Reports the version of this process.</summary>
    public static void Observe(Instruments instruments, ProductVersion version) => instruments.ObserveBuild(
        () => [new(1, new KeyValuePair<string, object?>("version", version.Version), new("commit", version.Commit), new("runtime", version.Runtime))]);
}
