using System.Diagnostics;
using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics.Runtime;

/// <summary>Measures the process as the official client libraries of Prometheus do.</summary>
internal static class ProcessMetrics
{
    /// <summary>Reports it from now on.</summary>
    public static void Observe(Instruments instruments)
    {
        var proc = new ProcSelf();
        var started = StartTime();
        instruments.ObserveProcess(ProcessDescriptions.Cpu, () => [new(Environment.CpuUsage.TotalTime.TotalSeconds)]);
        instruments.ObserveProcess(ProcessDescriptions.ResidentMemory, () => [new(Environment.WorkingSet)]);
        instruments.ObserveProcess(ProcessDescriptions.VirtualMemory, () => Known(proc.VirtualMemory()));
        instruments.ObserveProcess(ProcessDescriptions.StartTime, () => [new(started)]);
        instruments.ObserveProcess(ProcessDescriptions.OpenFiles, () => Known(proc.OpenFiles()));
        instruments.ObserveProcess(ProcessDescriptions.MaxFiles, () => Known(proc.MaxFiles()));
        instruments.ObserveProcess(ProcessDescriptions.Threads, () => Known(proc.Threads()));
    }

    private static double StartTime()
    {
        using var self = Process.GetCurrentProcess();
        return new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds() / 1000.0;
    }

    private static IEnumerable<Measurement<double>> Known(double? value) => value is { } known ? [new(known)] : [];
}
