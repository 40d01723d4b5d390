using System.Globalization;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Tests.Server;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class ClusterCacheTests
{
    [Fact]
    public async Task Follows_every_resource_and_says_when_all_are_known()
    {
        var clock = new FakeTimeProvider();
        await using var server = await FakeApiServer.StartAsync(clock);
        server.Put("a/one", PodJson.Of("a", "one"));
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var cache = new ClusterCache(new KubernetesApi(http, clock), clock, Random.Shared, new Silent());
        using var stop = new CancellationTokenSource();
        var watching = new TaskCompletionSource();
        server.Arrived = () =>
        {
            if (server.Requests.Count(request => request.IsWatch) == cache.States.Count)
            {
                watching.TrySetResult();
            }
        };
        Assert.False(cache.Synced);
        Assert.Null(cache.OldestContact);

        var run = cache.RunAsync(stop.Token);
        await watching.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var state = cache.Current;

        Assert.True(cache.Synced);
        Assert.Equal(clock.GetUtcNow(), cache.OldestContact);
        Assert.Equal(1, state.Pods.Count);
        Assert.Equal(["Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet"], state.WorkloadsIn("a").Select(workload => workload.Kind).Order());
        Assert.Equal(
            ["controllerrevisions", "daemonsets", "deployments", "jobs", "namespaces", "nodes", "pods", "replicasets", "replicationcontrollers", "services", "statefulsets"],
            cache.States.Select(resource => resource.Resource).Order());
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public void Holds_150000_pods_in_well_under_150_MiB()
    {
        var pool = new Webhook.Kubernetes.Decoding.InternPool();
        var store = new Store<Webhook.Model.Core.Pod>(Resources.Pods);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        store.Replace([.. Enumerable.Range(0, 150_000).Select(i => Pod(i, pool))]);
        var size = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(pool);

        Assert.Equal(150_000, store.Current.Count);
        Assert.Equal(500, store.Current.InGroup("ds-app-7").Count);
        Assert.InRange(size >> 20, 1, 150);
    }

    private static Webhook.Model.Core.Pod Pod(int i, Webhook.Kubernetes.Decoding.InternPool pool)
    {
        var uid = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{i:000000000000}");
        var json = PodJson.Of($"namespace-{i % 100}", $"application-{i % 300}-5d8f9c7b6d-{i}", uid, $"node-{i % 5000}.example.internal", $"app-{i % 300}");
        return Resources.Pods.Decode(System.Text.Encoding.UTF8.GetBytes(json), pool).Value!;
    }

    private sealed class Silent : IWatchObserver
    {
        public void OnRestart(WatchRestart restart)
        {
        }
    }
}
