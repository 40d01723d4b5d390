using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>A cluster as the product sees it: its client, its caches, its snapshots.</summary>
internal sealed class FollowedCluster : IAsyncDisposable, IWatchObserver
{
    private readonly CancellationTokenSource _end = new();
    private readonly ClusterSnapshots _snapshots;
    private readonly Task _running;

    private FollowedCluster(KubernetesApi api)
    {
        Cache = new(api, TimeProvider.System, Random.Shared, this);
        _snapshots = new(() => Cache.Current);
        _running = Cache.RunAsync(_end.Token);
    }

    /// <summary>The caches.</summary>
    public ClusterCache Cache { get; }

    /// <summary>What rules would read now.</summary>
    public ClusterSnapshot Current => _snapshots.Current;

    /// <summary>Follows a cluster; answers when all caches have listed.</summary>
    public static async Task<FollowedCluster> StartAsync(KubernetesApi api)
    {
        var followed = new FollowedCluster(api);
        await Eventually.GetAsync("the caches to fill", () => Task.FromResult(followed.Cache.Synced ? "" : null));
        return followed;
    }

    /// <summary>The snapshot once it shows something.</summary>
    public Task<ClusterSnapshot> WhenAsync(string what, Func<ClusterSnapshot, bool> shows) =>
        Eventually.GetAsync($"the caches to show {what}", () => Task.FromResult(Current is var current && shows(current) ? current : null));

    /// <inheritdoc/>
    public void OnRestart(WatchRestart restart)
    {
        // A watch that the server ends is started again: nothing that a test asserts.
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }
}
