namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of the process and of .NET.</summary>
/// <remarks>
/// Source of the ones that prometheus-net makes itself, with help texts of its own:
/// <see href="https://github.com/prometheus-net/prometheus-net/blob/master/Prometheus/DotNetStats.cs"/>.
/// </remarks>
internal static class RuntimeDescriptions
{
    /// <summary>Bytes allocated.</summary>
    public static MetricDescription Allocated { get; } = new(
        "dotnet_gc_heap_total_allocated_bytes_total", MetricKind.Counter, "Bytes allocated on the managed heap since the start.")
    {
        Example = "rate(dotnet_gc_heap_total_allocated_bytes_total[5m])",
    };

    /// <summary>Pauses.</summary>
    public static MetricDescription Pauses { get; } = new(
        "dotnet_gc_pause_time_seconds_total", MetricKind.Counter, "Time that the process stood still for garbage collections.")
    {
        Example = "rate(dotnet_gc_pause_time_seconds_total[5m])",
    };

    /// <summary>Memory taken from the system.</summary>
    public static MetricDescription Committed { get; } = new(
        "dotnet_gc_last_collection_memory_committed_size_bytes",
        MetricKind.Gauge,
        "Memory that the garbage collector held of the system at the last collection.")
    {
        Absent = "before the first collection",
    };

    /// <summary>Work that waits.</summary>
    public static MetricDescription PoolQueue { get; } = new(
        "dotnet_thread_pool_queue_length", MetricKind.Gauge, "Work items that wait for a thread of the pool.")
    {
        Example = "max by (instance) (dotnet_thread_pool_queue_length) > 100",
    };

    /// <summary>What prometheus-net measures of every process.</summary>
    public static IReadOnlyList<MetricDescription> Defaults { get; } =
    [
        new("process_cpu_seconds_total", MetricKind.Counter, "Processor time that the process has used, of user and system together.")
        {
            Example = "rate(process_cpu_seconds_total[5m])",
        },
        new("process_working_set_bytes", MetricKind.Gauge, "Memory of the process that is in RAM.")
        {
            Example = "max by (instance) (process_working_set_bytes)",
        },
        new("process_private_memory_bytes", MetricKind.Gauge, "Data of the process that it shares with no other one, in RAM or not."),
        new("process_virtual_memory_bytes", MetricKind.Gauge, "Address space of the process; the runtime reserves far more than it uses."),
        new("process_start_time_seconds", MetricKind.Gauge, "When the process started, as Unix time.")
        {
            Example = "changes(process_start_time_seconds[1h]) > 0",
        },
        new("process_open_handles", MetricKind.Gauge, "File descriptors that are open, connections included.")
        {
            Example = "max by (instance) (process_open_handles)",
        },
        new("process_num_threads", MetricKind.Gauge, "Threads of the process, those of the runtime included."),
        new("dotnet_collection_count_total", MetricKind.Counter, "Garbage collections, each counted in every generation that it collected.")
        {
            Labels = [MetricLabels.Generation],
            Example = "sum by (generation) (rate(dotnet_collection_count_total[5m]))",
        },
        new("dotnet_total_memory_bytes", MetricKind.Gauge, "Size of the managed heap, what is no longer used and not yet collected included."),
    ];

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "The process and the runtime",
        "Those that `prometheus-net` gives every process, under its names, and some of the garbage collector and the thread pool beside them.",
        [.. Defaults, Committed, Allocated, Pauses, PoolQueue]);
}
