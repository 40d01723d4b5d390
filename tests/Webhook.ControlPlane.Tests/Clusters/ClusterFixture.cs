namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>A cluster that the classes of a test collection share, with the product's caches on it.</summary>
public abstract class ClusterFixture : IAsyncLifetime
{
    private readonly ClusterOptions _options;
    private LiveCluster? _live;
    private FollowedCluster? _followed;

    private protected ClusterFixture(ClusterOptions options) => _options = options;

    internal LiveCluster Live => _live!;

    internal FollowedCluster Followed => _followed!;

    public virtual async ValueTask InitializeAsync()
    {
        _live = await LiveCluster.StartAsync(_options);
        _followed = await FollowedCluster.StartAsync(_live.Api);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_followed is not null)
            await _followed.DisposeAsync();
        if (_live is not null)
            await _live.DisposeAsync();
    }
}
