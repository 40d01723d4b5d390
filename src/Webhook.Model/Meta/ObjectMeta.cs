using Webhook.Model.Json;

namespace Webhook.Model.Meta;

/// <summary>meta/v1 ObjectMeta: the part of an object's metadata that rules read.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/"/>.
/// Strings are empty, maps and lists are empty when absent.
/// </remarks>
public sealed record ObjectMeta
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static ObjectMeta Empty { get; } = new();

    /// <summary><c>metadata.name</c>; empty while the API server has yet to make one from <see cref="GenerateName"/>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.generateName</c>: prefix of the name that the API server will make up.</summary>
    public string GenerateName { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.namespace</c>; empty in manifests that leave it to the client.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>; empty before the object is stored.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.generation</c>: raised by the API server with each change of the spec; 0 before it is stored.</summary>
    public long Generation { get; init; }

    /// <summary><c>metadata.labels</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>
    /// <c>metadata.annotations</c>. Of a request's object only those that somebody reads: our own, <c>daemonset-webhook.dev/…</c>, the
    /// API server's count of templates, and those that Kubernetes gave up; its JSON has them all.
    /// </summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>metadata.ownerReferences</c>.</summary>
    public IReadOnlyList<OwnerReference> OwnerReferences { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>metadata.creationTimestamp</c>; <c>null</c> before the object is stored.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary><c>metadata.deletionTimestamp</c>: when set, the object is being deleted.</summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }
}
