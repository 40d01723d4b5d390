namespace Webhook.Kubernetes.Api;

/// <summary>The API server answered, and the answer is no.</summary>
public sealed class KubernetesApiException : Exception
{
    // etcd restored from a backup counts from an older version: the server then does not know the one we ask for.
    private const string TooLarge = "ResourceVersionTooLarge";

    private const string NamespaceTerminating = "NamespaceTerminating";

    /// <param name="request">What was asked, such as <c>GET api/v1/pods</c>; for the message.</param>
    /// <param name="status">The answer's Status.</param>
    /// <param name="retryAfter">The header Retry-After; <c>null</c> when absent.</param>
    public KubernetesApiException(string request, ApiStatus status, TimeSpan? retryAfter = null)
        : base($"{request}: {status.Code} {status.Reason}: {status.Message}")
    {
        Status = status;
        RetryAfter = retryAfter ?? (status.Details is { RetryAfterSeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : null);
    }

    /// <summary>The answer as sent, or made up from the HTTP status line when the body held none.</summary>
    public ApiStatus Status { get; }

    /// <summary>HTTP code.</summary>
    public int Code => Status.Code;

    /// <summary>One word, such as <c>Conflict</c>; empty when the server sent none.</summary>
    public string Reason => Status.Reason;

    /// <summary>How long the server asks to wait; <c>null</c> when it doesn't.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Whether the version or continue token that was sent is of no use any more: too old (410, Expired, Gone) or, after
    /// etcd was restored from a backup, newer than anything the server has. Only a new list helps.
    /// </summary>
    public bool IsExpired =>
        Code == 410 || Reason is "Expired" or "Gone"
        || Status.Message.Contains("Too large resource version", StringComparison.OrdinalIgnoreCase)
        || Status.Details?.Causes.Any(cause => cause.Reason == TooLarge) == true;

    /// <summary>Whether nothing can be written because the namespace does not exist or is being deleted.</summary>
    /// <remarks>Source: NamespaceLifecycle, plugin/pkg/admission/namespace of k8s.io/apiserver.</remarks>
    public bool IsNamespaceGone =>
        (Code == 403 && Status.Details?.Causes.Any(cause => cause.Reason == NamespaceTerminating) == true)
        || (Code == 404 && Status.Details?.Kind == "namespaces");
}
