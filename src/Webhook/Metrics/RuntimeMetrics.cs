using Prometheus;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics;

/// <summary>Measures the process and .NET: the default metrics of prometheus-net, and a few of the garbage collector and the thread pool that it lacks.</summary>
internal static class RuntimeMetrics
{
    /// <summary>Reports them from now on.</summary>
    public static void Observe(Instruments instruments)
    {
        DotNetStats.Register(instruments.Registry);
        var allocated = instruments.Counter(RuntimeDescriptions.Allocated);
        var paused = instruments.Counter(RuntimeDescriptions.Pauses);
        instruments.Registry.AddBeforeCollectCallback(() =>
        {
            allocated.IncTo(GC.GetTotalAllocatedBytes());
            paused.IncTo(GC.GetTotalPauseDuration().TotalSeconds);
        });
        instruments.Observe(RuntimeDescriptions.Committed, () => GC.GetGCMemoryInfo() is { Index: > 0 } last ? [new(last.TotalCommittedBytes)] : []);
        instruments.Observe(RuntimeDescriptions.PoolQueue, () => [new(ThreadPool.PendingWorkItemCount)]);
    }
}
