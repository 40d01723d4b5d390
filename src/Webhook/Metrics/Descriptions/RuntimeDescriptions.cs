namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of .NET: the meter System.Runtime, its names turned into Prometheus' form.</summary>
/// <remarks>
/// <para>Source: <see href="https://learn.microsoft.com/dotnet/core/diagnostics/built-in-metrics-runtime"/>.</para>
/// <para>A gauge of Prometheus can't end in <c>_count</c>, which belongs to histograms: such names end in the plural instead.</para>
/// </remarks>
internal static class RuntimeDescriptions
{
    private const string NoCollection = "before the first collection";

    /// <summary>Collections.</summary>
    public static MetricDescription Collections { get; } = new(
        "dotnet_gc_collections_total", MetricKind.Counter, "Garbage collections, each counted at the oldest generation that it collected.")
    {
        Labels = [MetricLabels.CollectedGeneration],
        Example = "sum by (gc_heap_generation) (rate(dotnet_gc_collections_total[5m]))",
    };

    /// <summary>Bytes allocated.</summary>
    public static MetricDescription Allocated { get; } = new(
        "dotnet_gc_heap_total_allocated_bytes_total", MetricKind.Counter, "Bytes allocated on the managed heap since the start.")
    {
        Unit = MetricUnit.Bytes,
        Example = "rate(dotnet_gc_heap_total_allocated_bytes_total[5m])",
    };

    /// <summary>Pauses.</summary>
    public static MetricDescription Pauses { get; } = new(
        "dotnet_gc_pause_time_seconds_total", MetricKind.Counter, "Time that the process stood still for garbage collections.")
    {
        Unit = MetricUnit.Seconds,
        Example = "rate(dotnet_gc_pause_time_seconds_total[5m])",
    };

    /// <summary>Memory taken from the system.</summary>
    public static MetricDescription Committed { get; } = new(
        "dotnet_gc_last_collection_memory_committed_size_bytes",
        MetricKind.Gauge,
        "Memory that the garbage collector held of the system at the last collection.")
    {
        Unit = MetricUnit.Bytes,
        Absent = NoCollection,
    };

    /// <summary>Size of the heap.</summary>
    public static MetricDescription HeapSize { get; } = new(
        "dotnet_gc_last_collection_heap_size_bytes", MetricKind.Gauge, "Size of the managed heap after the last collection, by generation.")
    {
        Unit = MetricUnit.Bytes,
        Labels = [MetricLabels.Generation],
        Absent = NoCollection,
        Example = "sum by (instance) (dotnet_gc_last_collection_heap_size_bytes)",
    };

    /// <summary>Gaps of the heap.</summary>
    public static MetricDescription Fragmentation { get; } = new(
        "dotnet_gc_last_collection_heap_fragmentation_size_bytes",
        MetricKind.Gauge,
        "Bytes of the managed heap that lay unused between objects after the last collection, by generation.")
    {
        Unit = MetricUnit.Bytes,
        Labels = [MetricLabels.Generation],
        Absent = NoCollection,
    };

    /// <summary>IL compiled.</summary>
    public static MetricDescription CompiledIl { get; } = new(
        "dotnet_jit_compiled_il_size_bytes_total", MetricKind.Counter, "Bytes of IL that were compiled while the process ran.")
    {
        Unit = MetricUnit.Bytes,
    };

    /// <summary>Methods compiled.</summary>
    public static MetricDescription CompiledMethods { get; } = new(
        "dotnet_jit_compiled_methods_total", MetricKind.Counter, "Methods that were compiled while the process ran, each time that they were.");

    /// <summary>Time of compiling.</summary>
    public static MetricDescription CompilationTime { get; } = new(
        "dotnet_jit_compilation_time_seconds_total", MetricKind.Counter, "Time spent compiling methods while the process ran.")
    {
        Unit = MetricUnit.Seconds,
    };

    /// <summary>Waits for locks.</summary>
    public static MetricDescription LockContentions { get; } = new(
        "dotnet_monitor_lock_contentions_total", MetricKind.Counter, "Times that a thread had to wait for a lock.")
    {
        Example = "rate(dotnet_monitor_lock_contentions_total[5m])",
    };

    /// <summary>Threads of the pool.</summary>
    public static MetricDescription PoolThreads { get; } = new("dotnet_thread_pool_threads", MetricKind.Gauge, "Threads of the thread pool.");

    /// <summary>Work done by the pool.</summary>
    public static MetricDescription PoolWork { get; } = new(
        "dotnet_thread_pool_work_items_total", MetricKind.Counter, "Work items that the thread pool has completed.");

    /// <summary>Work that waits.</summary>
    public static MetricDescription PoolQueue { get; } = new(
        "dotnet_thread_pool_queue_length", MetricKind.Gauge, "Work items that wait for a thread of the pool.")
    {
        Example = "max by (instance) (dotnet_thread_pool_queue_length) > 100",
    };

    /// <summary>Timers.</summary>
    public static MetricDescription Timers { get; } = new("dotnet_timers", MetricKind.Gauge, "Timers that are active.");

    /// <summary>Exceptions.</summary>
    public static MetricDescription Exceptions { get; } = new(
        "dotnet_exceptions_total", MetricKind.Counter, "Exceptions thrown in the process since it began to count, those that were handled included.")
    {
        Example = "rate(dotnet_exceptions_total[5m])",
    };

    /// <summary>Processors.</summary>
    public static MetricDescription Cpus { get; } = new(
        "dotnet_process_cpus", MetricKind.Gauge, "Processors that the process may use, a container's limit rounded up.");

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "The runtime",
        "The names of .NET's meter `System.Runtime` in Prometheus' form. A gauge that would end in `_count` there is named in the plural\n"
            + "here, since `_count` belongs to histograms. Exceptions carry no type: that would be a label without bounds.",
        [
            Collections, Allocated, Pauses, Committed, HeapSize, Fragmentation, CompiledIl, CompiledMethods, CompilationTime,
            LockContentions, PoolThreads, PoolWork, PoolQueue, Timers, Exceptions, Cpus,
        ]);
}
