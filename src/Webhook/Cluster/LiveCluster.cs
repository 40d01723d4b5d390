using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Connections;

namespace Webhook.Cluster;

/// <summary>The cluster that a server follows from its start to its end. Safe for use from many threads.</summary>
internal sealed class LiveCluster : IClusterSource, IDisposable
{
    /// <summary>
    /// For how long rules may read a cache that can't be brought up to date. An API server, or its node, is replaced in two
    /// or three minutes; within five, nodes and workloads rarely become others, and a warning by the picture of then is
    /// still worth more than none.
    /// </summary>
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _maxAge;
    private readonly ForwardClock _time;
    private readonly HttpClient _http;
    private readonly ClusterSnapshots _snapshots;

    /// <summary>Puts the parts together; nothing is sent before <see cref="RunAsync"/>.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="maxAge">For how long rules may read a cache that can't be brought up to date.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Counts what happens to the caches.</param>
    /// <param name="logger">Says when the cluster is lost and found.</param>
    public LiveCluster(ClusterConnection connection, TimeSpan maxAge, TimeProvider time, ClusterMetrics metrics, ILogger<LiveCluster> logger)
    {
        (Connection, _maxAge, _time) = (connection, maxAge, new(time));
        _http = ClusterHttp.Create(connection, $"daemonset-webhook/{ProductVersion.Current.Version}");
        Api = new(_http, time);
        Cache = new(Api, _time, Random.Shared, new ClusterContact(connection, maxAge, () => IsListed, _time, metrics, logger), maxAge);
        _snapshots = new(() => Cache.Current);
        metrics.Observe(() => [.. Cache.States.Select(state => state with { LastContact = _time.DateOf(state.LastContact) })]);
    }

    private bool IsListed => Cache.Synced;

    /// <summary>Where it is.</summary>
    public ClusterConnection Connection { get; }

    /// <summary>Speaks to it.</summary>
    public KubernetesApi Api { get; }

    /// <summary>What is kept of it; a listener of a store is told of everything when it subscribes before <see cref="RunAsync"/>.</summary>
    public ClusterCache Cache { get; }

    /// <inheritdoc/>
    public ClusterView View
    {
        get
        {
            // Nearly always all is well, which is seen sooner than what is not.
            var now = _time.GetUtcNow();
            return !Cache.IsFollowedSince(now - _maxAge) && CacheGap.Of(Cache.States, now, _maxAge) is { } gap
                ? new() { Gap = gap }
                : new() { Snapshot = _snapshots.Current };
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? LabelsOfNamespace(string name) => Cache.Namespaces.Current.Find("", name)?.Labels;

    /// <summary>Follows it until cancelled, whatever happens to it meanwhile.</summary>
    public Task RunAsync(CancellationToken cancellation) => Cache.RunAsync(cancellation);

    /// <summary>Closes the connections; to be called when <see cref="RunAsync"/> has ended.</summary>
    public void Dispose() => _http.Dispose();
}
