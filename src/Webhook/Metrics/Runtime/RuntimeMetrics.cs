using System.Diagnostics.Metrics;
using System.Runtime;
using System.Runtime.ExceptionServices;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics.Runtime;

/// <summary>Measures .NET: garbage collector, compiler, locks, thread pool, timers and exceptions. Every figure is one that the runtime keeps anyway.</summary>
internal sealed class RuntimeMetrics : IDisposable
{
    private readonly Instruments _instruments;
    private long _exceptions;

    /// <summary>Reports it from now on.</summary>
    public RuntimeMetrics(Instruments instruments)
    {
        _instruments = instruments;
        ObserveCollector();
        Observe(RuntimeDescriptions.CompiledIl, () => JitInfo.GetCompiledILBytes());
        Observe(RuntimeDescriptions.CompiledMethods, () => JitInfo.GetCompiledMethodCount());
        Observe(RuntimeDescriptions.CompilationTime, () => JitInfo.GetCompilationTime().TotalSeconds);
        Observe(RuntimeDescriptions.LockContentions, () => Monitor.LockContentionCount);
        Observe(RuntimeDescriptions.PoolThreads, () => ThreadPool.ThreadCount);
        Observe(RuntimeDescriptions.PoolWork, () => ThreadPool.CompletedWorkItemCount);
        Observe(RuntimeDescriptions.PoolQueue, () => ThreadPool.PendingWorkItemCount);
        Observe(RuntimeDescriptions.Timers, () => Timer.ActiveCount);
        Observe(RuntimeDescriptions.Exceptions, () => Interlocked.Read(ref _exceptions));
        Observe(RuntimeDescriptions.Cpus, () => Environment.ProcessorCount);
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= OnException;

    private void ObserveCollector()
    {
        Observe(RuntimeDescriptions.Allocated, () => GC.GetTotalAllocatedBytes());
        Observe(RuntimeDescriptions.Pauses, () => GC.GetTotalPauseDuration().TotalSeconds);
        _instruments.ObserveProcess(RuntimeDescriptions.Collections, () =>
        {
            // The runtime counts a collection in each generation that it reaches.
            var (young, middle, old) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
            return [Of(0, young - middle), Of(1, middle - old), Of(2, old)];
        });
        _instruments.ObserveProcess(RuntimeDescriptions.Committed, () => LastCollection() is { } last ? [new(last.TotalCommittedBytes)] : []);
        _instruments.ObserveProcess(RuntimeDescriptions.HeapSize, () => OfEach(generation => generation.SizeAfterBytes));
        _instruments.ObserveProcess(RuntimeDescriptions.Fragmentation, () => OfEach(generation => generation.FragmentationAfterBytes));
    }

    private void Observe(MetricDescription metric, Func<double> value) => _instruments.ObserveProcess(metric, () => [new(value())]);

    private void OnException(object? sender, FirstChanceExceptionEventArgs thrown) => Interlocked.Increment(ref _exceptions);

    private static GCMemoryInfo? LastCollection() => GC.GetGCMemoryInfo() is { Index: > 0 } last ? last : null;

    private static Measurement<double>[] OfEach(Func<GCGenerationInfo, double> value)
    {
        if (LastCollection() is not { } last)
            return [];

        var generations = last.GenerationInfo;
        var measured = new Measurement<double>[Math.Min(generations.Length, MetricLabels.Generation.Values.Count)];
        for (var generation = 0; generation < measured.Length; generation++)
            measured[generation] = Of(generation, value(generations[generation]));

        return measured;
    }

    private static Measurement<double> Of(int generation, double value) =>
        new(value, new KeyValuePair<string, object?>(MetricLabels.Generation.Name, MetricLabels.Generation.Values[generation]));
}
