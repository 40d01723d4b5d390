namespace Webhook.Model.Admission.Skimming;

/// <summary>The annotations that rules and injection read.</summary>
internal static class ReadAnnotationKeys
{
    /// <summary>Whether the annotation is read: one of our own, the API server's count of templates, or one that Kubernetes gave up.</summary>
    public static bool Holds(ReadOnlySpan<byte> key) =>
        key.StartsWith("daemonset-webhook.dev/"u8) || key.SequenceEqual("deprecated.daemonset.template.generation"u8) || IsObsolete(key);

    // The rule obsolete-annotation has the list of them; these are what their keys begin with.
    private static bool IsObsolete(ReadOnlySpan<byte> key) =>
        key.StartsWith("scheduler.alpha.kubernetes.io/"u8) || key.StartsWith("seccomp.security.alpha.kubernetes.io/"u8)
        || key.StartsWith("container.seccomp.security.alpha.kubernetes.io/"u8) || key.StartsWith("pod.alpha.kubernetes.io/"u8)
        || key.StartsWith("pod.beta.kubernetes.io/"u8) || key.StartsWith("security.alpha.kubernetes.io/"u8);
}
