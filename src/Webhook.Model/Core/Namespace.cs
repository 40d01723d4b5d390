using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 Namespace: its name, its labels, and the annotations that decide where its pods run.</summary>
public sealed record Namespace
{
    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.labels</c>; the API server adds <c>kubernetes.io/metadata.name</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>Those of <c>metadata.annotations</c> that are in <see cref="NamespaceAnnotations.Kept"/>.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>Whether <c>metadata.deletionTimestamp</c> is set: nothing new can be made in it.</summary>
    public bool Deleting { get; init; }
}
