namespace Webhook.Kubernetes.Api;

/// <summary>meta/v1 Status: how the API server says that something did not work.</summary>
public sealed record ApiStatus
{
    /// <summary>HTTP code; 0 when absent.</summary>
    public int Code { get; init; }

    /// <summary>One word, such as <c>Expired</c>, <c>Conflict</c> or <c>AlreadyExists</c>; empty when absent.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";

    /// <summary>A sentence for people; empty when absent.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>More for programs; <c>null</c> when absent.</summary>
    public ApiStatusDetails? Details { get; init; }
}
