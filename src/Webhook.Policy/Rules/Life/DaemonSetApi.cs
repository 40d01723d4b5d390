using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.Life;

/// <summary>API versions that a DaemonSet has been written in.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/#daemonset-v116"/>.</remarks>
internal static class DaemonSetApi
{
    /// <summary>The only version there is since Kubernetes 1.16.</summary>
    public const string Current = "apps/v1";

    /// <summary>Up to Kubernetes 1.15; it made up the selector, and its default strategy was OnDelete.</summary>
    public const string Extensions = "extensions/v1beta1";

    /// <summary>Kubernetes 1.8 to 1.15; the fields are those of apps/v1.</summary>
    public const string Beta = "apps/v1beta2";

    /// <summary>Whether the reviewed object must be rewritten before an API server takes it.</summary>
    /// <remarks>
    /// Items of a live list carry no apiVersion, so only a file can lack it.
    /// </remarks>
    public static bool IsUnsupported(DaemonSetReview review) => review.Object?.ApiVersion switch
    {
        null or Current => false,
        "" => review.Source == ReviewSource.Manifest,
        var version => DaemonSetKind.Matches(version, DaemonSetKind.Kind),
    };
}
