using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Metrics.Exposition;
using Webhook.Metrics.Runtime;

namespace Webhook.Tests.Metrics.Runtime;

public sealed class RuntimeMetricsTests : IDisposable
{
    private readonly Instruments _instruments = new();
    private readonly MetricRegistry _registry;

    public RuntimeMetricsTests() => _registry = _instruments.Collect();

    public void Dispose()
    {
        _registry.Dispose();
        _instruments.Dispose();
    }

    [Fact]
    public void Measures_all_that_is_described()
    {
        using var runtime = new RuntimeMetrics(_instruments);
        ProcessMetrics.Observe(_instruments);
        GC.Collect();

        var families = Families();

        var described = ProcessDescriptions.Section.Metrics.Concat(RuntimeDescriptions.Section.Metrics).Select(metric => metric.Name);
        Assert.Superset(described.ToHashSet(), families.Keys.ToHashSet());
        string[] above = ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "dotnet_gc_heap_total_allocated_bytes_total", "dotnet_process_cpus"];
        Assert.All(above, name => Assert.True(Assert.Single(families[name].Samples).Value > 0, name));
        Assert.Equal(MetricLabels.CollectedGeneration.Values, families["dotnet_gc_collections_total"].Samples.Select(sample => sample.Labels[0].Value));
        Assert.Equal(MetricLabels.Generation.Values, families["dotnet_gc_last_collection_heap_size_bytes"].Samples.Select(sample => sample.Labels[0].Value));
    }

    [Fact]
    public void Counts_exceptions_until_it_ends()
    {
        double counted;
        using (var runtime = new RuntimeMetrics(_instruments))
        {
            var before = Exceptions();
            Throw();
            counted = Exceptions();

            // Other tests throw meanwhile.
            Assert.True(counted > before);
        }

        var after = Exceptions();
        Throw();
        Assert.Equal(after, Exceptions());
    }

    [Fact]
    public void Counts_each_collection_once()
    {
        using var runtime = new RuntimeMetrics(_instruments);
        var before = Collections("gen2");

        GC.Collect();

        Assert.True(Collections("gen2") > before);
        Assert.True(Collections("gen0") + Collections("gen1") + Collections("gen2") <= GC.CollectionCount(0));
    }

    private double Exceptions() => Families()["dotnet_exceptions_total"].Samples[0].Value;

    private double Collections(string generation) =>
        Families()["dotnet_gc_collections_total"].Samples.Single(sample => sample.Labels[0].Value == generation).Value;

    // By the name of the samples.
    private Dictionary<string, OpenMetricsFamily> Families() =>
        OpenMetricsText.Parse(_registry.Scrape(ExpositionFormat.OpenMetrics)).ToDictionary(family => family.Samples[0].Name);

    private static void Throw() => Assert.Throws<FormatException>(() => int.Parse("no number", System.Globalization.CultureInfo.InvariantCulture));
}
