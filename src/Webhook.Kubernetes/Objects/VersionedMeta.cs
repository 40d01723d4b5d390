namespace Webhook.Kubernetes.Objects;

/// <summary>meta/v1 ObjectMeta of an object that is read to be changed.</summary>
public sealed record VersionedMeta
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.namespace</c>; empty for an object of the whole cluster.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.resourceVersion</c>: goes back with a change, which the server refuses when it is not the newest.</summary>
    public string ResourceVersion { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.labels</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init => field = value ?? None; } = None;

    /// <summary><c>metadata.annotations</c>.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init => field = value ?? None; } = None;

    /// <summary><c>metadata.managedFields</c>: who wrote which fields.</summary>
    public IReadOnlyList<ManagedFields> ManagedFields { get; init => field = value ?? []; } = [];
}
