namespace Webhook.Model.Admission;

/// <summary>meta/v1 GroupVersionKind: what type an object is of; <c>apps/v1, Kind=DaemonSet</c>.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version within the group.</param>
/// <param name="Kind">Kind, as written in manifests.</param>
public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    /// <summary>No type is known.</summary>
    public static GroupVersionKind None { get; } = new("", "", "");
}
