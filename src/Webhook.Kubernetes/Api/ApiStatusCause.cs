namespace Webhook.Kubernetes.Api;

/// <summary>meta/v1 StatusCause.</summary>
public sealed record ApiStatusCause
{
    /// <summary>One word, such as <c>FieldValueInvalid</c> or <c>ResourceVersionTooLarge</c>; empty when absent.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";

    /// <summary>A sentence for people; empty when absent.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>The field at fault; empty when none is.</summary>
    public string Field { get; init => field = value ?? ""; } = "";
}
