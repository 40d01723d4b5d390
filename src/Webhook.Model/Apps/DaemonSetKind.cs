namespace Webhook.Model.Apps;

/// <summary>Which objects are Kubernetes' own DaemonSets.</summary>
public static class DaemonSetKind
{
    /// <summary>The kind.</summary>
    public const string Kind = "DaemonSet";

    /// <summary>
    /// Whether an object is a DaemonSet of Kubernetes, in any API version. A group with a dot in its name is somebody
    /// else's (OpenKruise has <c>apps.kruise.io/v1alpha1 DaemonSet</c>), with rules of its own.
    /// </summary>
    /// <param name="apiVersion"><c>group/version</c>; a misspelt or missing group still counts.</param>
    /// <param name="kind"><c>kind</c>, case sensitive.</param>
    public static bool Matches(string apiVersion, string kind) =>
        kind == Kind && !apiVersion.AsSpan(0, int.Max(apiVersion.IndexOf('/', StringComparison.Ordinal), 0)).Contains('.');
}
