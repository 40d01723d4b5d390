namespace Webhook.Model.Admission;

/// <summary>meta/v1 GroupVersionResource: which collection of the API a request goes to.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version within the group.</param>
/// <param name="Resource">Name of the collection in URLs, <c>daemonsets</c>.</param>
public readonly record struct GroupVersionResource(string Group, string Version, string Resource)
{
    /// <summary>No resource is known.</summary>
    public static GroupVersionResource None { get; } = new("", "", "");
}
