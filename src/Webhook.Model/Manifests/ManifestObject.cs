using Webhook.Model.Apps;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests;

/// <summary>One Kubernetes object of a manifest file, with the place of each of its values.</summary>
public sealed class ManifestObject
{
    /// <summary>The file, as the user named it.</summary>
    public required string Source { get; init; }

    /// <summary>Number of its YAML document in the file, from 1.</summary>
    public required int Document { get; init; }

    /// <summary>Its path in the document: empty, or <c>items[2]</c> in a <c>List</c>.</summary>
    public string PathInDocument { get; init; } = "";

    /// <summary><c>apiVersion</c>; empty when absent.</summary>
    public required string ApiVersion { get; init; }

    /// <summary><c>kind</c>; empty when absent.</summary>
    public required string Kind { get; init; }

    /// <summary>The object as JSON in UTF-8, keys in the order of the file; scalars resolved as kubectl resolves them.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The object as nodes of the text.</summary>
    public required ManifestMapping Root { get; init; }

    /// <summary>Whether its kind is nearly DaemonSet in a group of Kubernetes that has no such kind; the file's problems say so.</summary>
    public bool IsNearMiss { get; init; }

    /// <summary>The object decoded; <c>null</c> when it is no DaemonSet or holds a wrong type (see the file's problems).</summary>
    public DaemonSet? DaemonSet { get; init; }

    /// <summary>Fields of a DaemonSet that the API does not know where they stand, in the order of the text; empty for one that did not decode.</summary>
    public IReadOnlyList<UnknownField> UnknownFields { get; init; } = [];

    /// <summary>Whether it is a DaemonSet of Kubernetes, in any API version, decodable or not.</summary>
    public bool IsDaemonSet => DaemonSetKind.Matches(ApiVersion, Kind);

    /// <summary>Where a field stands, or the nearest ancestor of it that is written.</summary>
    /// <param name="fieldPath">Kubernetes field path within this object, <c>spec.template.spec.tolerations[0]</c>; map keys in brackets, <c>metadata.labels[app]</c>.</param>
    public Position PositionOf(string fieldPath) => NodeLocation.PositionOf(Root, new(fieldPath));
}
