namespace Webhook.Kubernetes.Api;

/// <summary>meta/v1 StatusDetails: the part of an <see cref="ApiStatus"/> that is for programs.</summary>
public sealed record ApiStatusDetails
{
    /// <summary>The resource that the answer is about, in lower case plural; empty when absent.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary>Seconds to wait before another try; 0 when nothing is said.</summary>
    public int RetryAfterSeconds { get; init; }

    /// <summary>Causes, at times with a reason of their own; empty when absent.</summary>
    public IReadOnlyList<ApiStatusCause> Causes { get; init => field = value ?? []; } = [];
}
