using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Cluster.Snapshots;

/// <summary>A <see cref="SnapshotKind"/> by the resource that the server's cache follows, so that a file and a cluster are read alike.</summary>
/// <param name="type">The resource.</param>
/// <param name="list">Where its objects go.</param>
internal sealed class SnapshotKindOf<T>(ResourceType<T> type, Func<LiveObjects, List<T>> list) : SnapshotKind
    where T : class
{
    /// <inheritdoc/>
    public override ResourcePath Path => type.Path;

    /// <inheritdoc/>
    public override async Task<Action<LiveObjects>> ListAsync(IListWatch api, CancellationToken cancellation)
    {
        var read = await new ListPager<T>(api, type, new InternPool()).ReadAsync(() => { }, cancellation);
        return objects =>
        {
            list(objects).AddRange(read.Items);
            objects.Unreadable.AddRange(read.Unreadable);
        };
    }

    /// <inheritdoc/>
    public override ObjectIdentity Read(ReadOnlySpan<byte> json, InternPool pool, LiveObjects objects)
    {
        var decoded = type.Decode(json, pool);
        if (decoded.Value is { } value)
            list(objects).Add(value);

        return decoded.Identity;
    }
}
