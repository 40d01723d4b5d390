namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of the process, under the names that Prometheus' own client libraries give.</summary>
/// <remarks>Source: <see href="https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics"/>.</remarks>
internal static class ProcessDescriptions
{
    private const string NoProc = "where there is no /proc, so anywhere but on Linux";

    /// <summary>Processor time.</summary>
    public static MetricDescription Cpu { get; } = new(
        "process_cpu_seconds_total", MetricKind.Counter, "Processor time that the process has used, of user and system together.")
    {
        Unit = MetricUnit.Seconds,
        Example = "rate(process_cpu_seconds_total[5m])",
    };

    /// <summary>Memory in use.</summary>
    public static MetricDescription ResidentMemory { get; } = new(
        "process_resident_memory_bytes", MetricKind.Gauge, "Memory of the process that is in RAM.")
    {
        Unit = MetricUnit.Bytes,
        Example = "max by (instance) (process_resident_memory_bytes)",
    };

    /// <summary>Address space.</summary>
    public static MetricDescription VirtualMemory { get; } = new(
        "process_virtual_memory_bytes", MetricKind.Gauge, "Address space of the process; the runtime reserves far more than it uses.")
    {
        Unit = MetricUnit.Bytes,
        Absent = NoProc,
    };

    /// <summary>When it started.</summary>
    public static MetricDescription StartTime { get; } = new(
        "process_start_time_seconds", MetricKind.Gauge, "When the process started, as Unix time.")
    {
        Unit = MetricUnit.Seconds,
        Example = "changes(process_start_time_seconds[1h]) > 0",
    };

    /// <summary>File descriptors.</summary>
    public static MetricDescription OpenFiles { get; } = new(
        "process_open_fds", MetricKind.Gauge, "File descriptors that are open, connections included.")
    {
        Absent = NoProc,
        Example = "process_open_fds / process_max_fds > 0.8",
    };

    /// <summary>Limit of file descriptors.</summary>
    public static MetricDescription MaxFiles { get; } = new(
        "process_max_fds", MetricKind.Gauge, "File descriptors that may be open.")
    {
        Absent = NoProc + ", and where they are not limited",
    };

    /// <summary>Threads of the system.</summary>
    public static MetricDescription Threads { get; } = new(
        "process_threads", MetricKind.Gauge, "Threads of the process, those of the runtime included.")
    {
        Absent = NoProc,
    };

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "The process",
        "Named as the official client libraries of Prometheus name them.",
        [Cpu, ResidentMemory, VirtualMemory, StartTime, OpenFiles, MaxFiles, Threads]);
}
