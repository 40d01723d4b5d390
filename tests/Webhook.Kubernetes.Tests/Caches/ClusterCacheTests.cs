using System.Globalization;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Testing;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class ClusterCacheTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Follows_every_resource_and_says_when_all_are_known()
    {
        var clock = new FakeTimeProvider();
        await using var server = await FakeApiServer.StartAsync(clock);
        server.Put("a/one", PodJson.Of("a", "one"));
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var cache = new ClusterCache(new KubernetesApi(http, clock), clock, Random.Shared, new Silent(), MaxAge);
        using var stop = new CancellationTokenSource();
        var watching = new TaskCompletionSource();
        server.Arrived = () =>
        {
            if (server.Requests.Count(request => request.IsWatch) == cache.States.Count)
                watching.TrySetResult();

        };
        Assert.False(cache.Synced);
        Assert.False(cache.IsFollowedSince(clock.GetUtcNow() - MaxAge));

        var run = cache.RunAsync(stop.Token);
        await watching.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var state = cache.Current;

        Assert.True(cache.Synced);
        Assert.All(cache.States, state => Assert.Equal(((DateTimeOffset?)clock.GetUtcNow(), (DateTimeOffset?)null), (state.LastContact, state.BehindSince)));
        Assert.True(cache.IsFollowedSince(clock.GetUtcNow()));
        Assert.False(cache.IsFollowedSince(clock.GetUtcNow() + TimeSpan.FromSeconds(1)));
        Assert.Equal(1, state.Pods.Count);
        Assert.Same(state, cache.Current);
        Assert.Equal(["Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet"], state.WorkloadsIn("a").Select(workload => workload.Kind).Order());
        Assert.Equal(
            ["controllerrevisions", "daemonsets", "deployments", "jobs", "namespaces", "nodes", "pods", "replicasets", "replicationcontrollers", "services", "statefulsets"],
            cache.States.Select(resource => resource.Resource).Order());
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Goes_on_with_all_other_resources_when_one_is_forbidden()
    {
        var clock = new FakeTimeProvider();
        await using var server = await FakeApiServer.StartAsync(clock);
        server.Put("a/one", PodJson.Of("a", "one"));
        server.FaultIsFor = request => request.Resource == "pods";
        server.Fault = FakeApiServer.Refuse(403, "Forbidden");
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var cache = new ClusterCache(new KubernetesApi(http, clock), clock, Random.Shared, new Silent());
        using var stop = new CancellationTokenSource();
        var run = cache.RunAsync(stop.Token);
        await OpenAsync(server, cache.States.Count - 1);
        await clock.TimerWithinAsync(TimeSpan.FromSeconds(1)).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(["pods"], cache.States.Where(state => !state.Synced).Select(state => state.Resource));
        Assert.False(cache.Synced);
        Assert.Null(Assert.Single(cache.States, state => !state.Synced).LastContact);
        Assert.Equal(0, cache.Current.Pods.Count);
        Assert.Single(cache.Current.DaemonSets.All);

        server.Fault = null;
        clock.Advance(TimeSpan.FromSeconds(1));
        await OpenAsync(server, cache.States.Count);

        Assert.True(cache.Synced);
        Assert.Equal(1, cache.Current.Pods.Count);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Asks_for_watches_that_end_well_before_a_silent_cluster_counts_as_lost()
    {
        var clock = new FakeTimeProvider();
        await using var server = await FakeApiServer.StartAsync(clock);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var cache = new ClusterCache(new KubernetesApi(http, clock), clock, Random.Shared, new Silent(), MaxAge);
        using var stop = new CancellationTokenSource();

        var run = cache.RunAsync(stop.Token);
        await OpenAsync(server, cache.States.Count);

        Assert.All(server.Requests.Where(request => request.IsWatch), request => Assert.InRange(SecondsOf(request), 1, (int)(MaxAge / 2).TotalSeconds - 1));
        await stop.CancelAsync();
        await run;
    }

    private static int SecondsOf(ObservedRequest request) => int.Parse(request.Parameter("timeoutSeconds")!, CultureInfo.InvariantCulture);

    private static async Task OpenAsync(FakeApiServer server, int watches)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (server.OpenWatches < watches)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Silent : IWatchObserver
    {
        public void OnRestart(WatchRestart restart)
        {
        }
    }
}
