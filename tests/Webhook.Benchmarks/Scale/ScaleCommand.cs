using System.Diagnostics;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;
using Webhook.Model.Core;
using static Webhook.Benchmarks.Scale.ClusterShape;

namespace Webhook.Benchmarks.Scale;

/// <summary>Measures the product against a cluster as large as it must hold, over HTTP, and prints one table.</summary>
/// <remarks>The fake API server is another process, so memory and processor time are those of the product alone.</remarks>
internal static class ScaleCommand
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "scale";

    private const int ChurnEvents = 50_000;

    /// <summary>Measures and prints.</summary>
    public static async Task<int> RunAsync()
    {
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        using var server = await ScaleServerProcess.StartAsync();
        var connection = new ClusterConnection
        {
            Server = server.Address,
            Source = "benchmark",
            Credentials = new FixedCredential(Credential.Anonymous),
        };
        using var http = ClusterHttp.Create(connection, "daemonset-webhook/benchmark");
        var cache = new ClusterCache(new KubernetesApi(http, TimeProvider.System), TimeProvider.System, Random.Shared, new Complaints());
        using var stop = new CancellationTokenSource();
        var run = cache.RunAsync(stop.Token);

        List<ScaleFigure> figures = [.. await SyncAsync(cache, empty)];
        figures.AddRange(EvaluationFigures.Measure(() => cache.Current));
        figures.AddRange(ReviewFigures.Measure(() => cache.Current));
        figures.AddRange(await ChurnAsync(cache, http));
        figures.Add(new("peak working set of the whole run", Mebibytes(Peak()), "300 MiB"));
        await stop.CancelAsync();
        await run;
        Print(figures);
        return 0;
    }

    private static async Task<IEnumerable<ScaleFigure>> SyncAsync(ClusterCache cache, long empty)
    {
        var watch = Stopwatch.StartNew();
        while (!cache.Synced)
            await Task.Delay(10);

        var (took, processor, peak) = (watch.Elapsed, Processor(), Peak());
        var size = GC.GetTotalMemory(forceFullCollection: true) - empty;
        return
        [
            new("objects held", Text($"{cache.States.Sum(state => state.Objects):N0}")),
            new("first sync", Text($"{took.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processor")),
            new("size of the caches", Mebibytes(size), "300 MiB"),
            new("peak working set of the first sync", Mebibytes(peak), "300 MiB"),
        ];
    }

    private static async Task<IEnumerable<ScaleFigure>> ChurnAsync(ClusterCache cache, HttpClient http)
    {
        var counter = new Counter(ChurnEvents);
        cache.Pods.Subscribe(counter);
        var (began, allocated, watch) = (Processor(), GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        using var _ = await http.PostAsync(new Uri(Text($"churn?events={ChurnEvents}"), UriKind.Relative), null);
        await counter.Done;
        var (processor, took) = (Processor() - began, watch.Elapsed);
        return
        [
            new("pod events handled", Text($"{ChurnEvents / took.TotalSeconds:N0} a second")),
            new("processor for 1,000 pod events", Text($"{processor.TotalMilliseconds / ChurnEvents * 1000:0} ms")),
            new("allocated for 1,000 pod events", Mebibytes((GC.GetTotalAllocatedBytes() - allocated) * 1000 / ChurnEvents)),
        ];
    }

    private static void Print(IReadOnlyList<ScaleFigure> figures)
    {
        Console.WriteLine(Text($"{Nodes:N0} nodes, {Pods:N0} pods, {DaemonSets} DaemonSets, {Workloads:N0} Deployments and StatefulSets,"));
        Console.WriteLine(Text($"{Deployments * ReplicaSetsOfDeployment:N0} ReplicaSets, {Jobs:N0} Jobs, {Services:N0} Services, {Namespaces} namespaces, {Environment.ProcessorCount} processors"));
        Console.WriteLine();
        Console.WriteLine("| figure | value | aim |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var figure in figures)
            Console.WriteLine($"| {figure.What} | {figure.Value} | {(figure.Aim.Length == 0 ? "" : "under " + figure.Aim)} |");
    }

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    private static string Mebibytes(long bytes) => Text($"{bytes / 1024.0 / 1024:0.0} MiB");

    private sealed class Complaints : IWatchObserver
    {
        public void OnRestart(WatchRestart restart) => Console.Error.WriteLine($"{restart.Resource}: {restart.Reason}: {restart.Cause?.Message}");

        public void OnUnreadable(UnreadableObject unreadable) => Console.Error.WriteLine(unreadable);
    }

    private sealed class Counter(int expected) : IStoreListener<Pod>
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _seen;

        public Task Done => _done.Task;

        public void OnChange(StoreChange<Pod> change)
        {
            if (++_seen == expected)
                _done.SetResult();
        }
    }
}
