namespace Webhook.Model.Admission.Skimming;

/// <summary>The annotations that rules and injection read.</summary>
internal static class ReadAnnotationKeys
{
    /// <summary>Whether the annotation is read: one of our own, or the API server's count of templates.</summary>
    public static bool Holds(ReadOnlySpan<byte> key) =>
        key.StartsWith("daemonset-webhook.dev/"u8) || key.SequenceEqual("deprecated.daemonset.template.generation"u8);
}
