namespace Webhook.Model.Meta;

/// <summary>meta/v1 OwnerReference: who owns an object, and whether that owner is its controller.</summary>
public sealed record OwnerReference
{
    /// <summary>Kind of the owner, such as <c>DaemonSet</c>.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the owner.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>UID of the owner; ownership goes by it, never by the name.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the owner is the managing controller; at most one owner is.</summary>
    public bool? Controller { get; init; }
}
