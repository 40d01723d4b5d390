using Webhook.Model.Meta;

namespace Webhook.Model.Apps;

/// <summary>apps/v1 ControllerRevision of a DaemonSet: one version of its template.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/"/>;
/// names and labels follow kubernetes' pkg/controller/daemon/update.go.
/// </remarks>
public sealed record ControllerRevision
{
    /// <summary>The label that carries a revision's hash, on revisions and on pods.</summary>
    public const string HashLabel = "controller-revision-hash";

    /// <summary><c>metadata.namespace</c>.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.name</c>: the DaemonSet's name and the hash.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary>The DaemonSet it belongs to; <c>null</c> for an orphan.</summary>
    public OwnerReference? Controller { get; init; }

    /// <summary><c>revision</c>: the highest is normally the current one; a rollback gives an old one a new number.</summary>
    public long Revision { get; init; }

    /// <summary>Value of <see cref="HashLabel"/>; pods of this revision carry the same. Empty when the label is absent.</summary>
    public string Hash { get; init => field = value ?? ""; } = "";
}
