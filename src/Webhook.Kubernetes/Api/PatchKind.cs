namespace Webhook.Kubernetes.Api;

/// <summary>Formats of a patch.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply"/>.</remarks>
public enum PatchKind
{
    /// <summary>RFC 6902 operations.</summary>
    Json,

    /// <summary>RFC 7386: members that are there replace, <c>null</c> removes.</summary>
    Merge,

    /// <summary>Server-side apply, forced: the fields of the patch become ours whoever had them.</summary>
    Apply,
}
