using Webhook.Benchmarks.Scale;

namespace Webhook.Benchmarks.Load;

/// <summary>The same reviews by a server that follows a large cluster, so that live rules run too.</summary>
internal static class LiveFigures
{
    /// <summary>Pods in the short form: three DaemonSets on all nodes.</summary>
    private const int FewPods = 15_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Lets the product follow a fake API server in a process of its own, waits until it has listed everything and rests, and drives it.</summary>
    public static async Task<IReadOnlyList<LoadFigure>> MeasureAsync(LoadStage stage, RunningServer bare)
    {
        var pods = stage.Options.IsShort ? FewPods : ClusterShape.Pods;
        using var cluster = await ScaleServerProcess.StartAsync(pods);
        var kubeconfig = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(kubeconfig, Kubeconfig(cluster.Address));
            await using var product = await stage.StartProductAsync("--kubeconfig", kubeconfig);
            await SettleAsync(product);
            LoadStage.Log($"follows {ClusterShape.Nodes} nodes and {pods} pods, {product.Process.WorkingSet.Total / 1024 / 1024} MiB in RAM");
            var with = $"with {ClusterShape.Nodes:N0} nodes and {pods:N0} pods";
            return await ThroughputFigures.RunAsync(stage, LaneSet.OpenHttp1Async,
            [
                new($"the same, 10 kB CREATE, mutate, {with}", "≥ 0.40", "≥ 0.60", product, bare, LoadReviews.Mutate),
                new($"the same, 10 kB CREATE, validate, {with}", "≥ 0.40", "≥ 0.60", product, bare, LoadReviews.Validate),
            ]);
        }
        finally
        {
            File.Delete(kubeconfig);
        }
    }

    /// <summary>Waits until live rules run and the first audit is over.</summary>
    private static async Task SettleAsync(RunningServer product)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (!(await MetricsPage.ReadAsync(product, "/readyz?verbose")).Contains("[+]cluster ok\n", StringComparison.Ordinal))
                await Task.Delay(500, patience.Token);

            for (var calm = 0; calm < 3;)
            {
                var before = product.Process.Processor;
                await Task.Delay(1_000, patience.Token);
                calm = (product.Process.Processor - before).TotalMilliseconds < 20 ? calm + 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            throw new LoadException($"the product has not come to rest over the cluster within {Patience}");
        }
    }

    private static string Kubeconfig(Uri server) =>
        $$"""
        apiVersion: v1
        kind: Config
        current-context: load
        clusters: [{name: load, cluster: {server: "{{server}}"} }]
        contexts: [{name: load, context: {cluster: load, user: load} }]
        users: [{name: load, user: {} }]
        """;
}
