using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;

namespace Webhook.Cluster.Snapshots;

/// <summary>One kind of object that live rules read: how it is listed, what a file keeps of it, how it is read.</summary>
internal abstract class SnapshotKind
{
    /// <summary><c>apiVersion</c> of the objects.</summary>
    public required string ApiVersion { get; init; }

    /// <summary><c>kind</c> of the objects.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind as rules know it; none for a kind that they don't read.</summary>
    public ClusterKinds Reads => IsOptional ? ClusterKinds.None : Enum.TryParse<ClusterKinds>(Kind, out var kind) ? kind : ClusterKinds.Workload;

    /// <summary>Whether its objects belong to a namespace.</summary>
    public bool IsNamespaced => Kind is not ("Node" or "Namespace" or DaemonSetPolicy.Kind);

    /// <summary>Whether everything else can be judged without: rules don't read it.</summary>
    public bool IsOptional => Kind == DaemonSetPolicy.Kind;

    /// <summary>What a file keeps.</summary>
    public required KeptFields Kept { get; init; }

    /// <summary>Where the resource is found.</summary>
    public abstract ResourcePath Path { get; }

    /// <summary>Lists all objects and decodes them.</summary>
    /// <remarks>Throws as <see cref="IListWatch.ListAsync"/> does.</remarks>
    /// <returns>Adds the objects, once every list has succeeded.</returns>
    public abstract Task<Action<LiveObjects>> ListAsync(IListWatch api, CancellationToken cancellation);

    /// <summary>Decodes one object of a file and adds it.</summary>
    /// <param name="json">The object.</param>
    /// <param name="pool">Where values that repeat are shared.</param>
    /// <param name="objects">Gets the object.</param>
    /// <returns>Which object it is.</returns>
    /// <exception cref="System.Text.Json.JsonException">A field has the wrong type.</exception>
    public abstract ObjectIdentity Read(ReadOnlySpan<byte> json, InternPool pool, LiveObjects objects);
}
