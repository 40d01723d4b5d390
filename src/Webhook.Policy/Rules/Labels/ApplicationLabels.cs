namespace Webhook.Policy.Rules.Labels;

/// <summary>Label keys that by convention name the application an object belongs to.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"/>; <c>k8s-app</c>
/// and <c>app</c> are the older habits that most manifests still follow.
/// </remarks>
internal static class ApplicationLabels
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "app.kubernetes.io/name",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/component",
        "app.kubernetes.io/part-of",
        "k8s-app",
        "app",
    ];
}
