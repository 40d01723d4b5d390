using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Objects;

/// <summary>One entry of a webhook configuration's <c>webhooks</c>.</summary>
public sealed record WebhookEntry
{
    /// <summary><c>name</c>: a DNS name, for people.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>clientConfig</c>: how the API server reaches the webhook.</summary>
    public WebhookClientConfig ClientConfig { get; init => field = value ?? new(); } = new();

    /// <summary><c>failurePolicy</c>: Fail or Ignore; the API server fills in Fail.</summary>
    public string FailurePolicy { get; init => field = value ?? ""; } = "";

    /// <summary><c>sideEffects</c>.</summary>
    public string SideEffects { get; init => field = value ?? ""; } = "";

    /// <summary><c>timeoutSeconds</c>, 1 to 30; the API server fills in 10; 0 when absent.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary><c>namespaceSelector</c>: which namespaces' objects are asked about; <c>null</c> or empty: all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary><c>rules</c>.</summary>
    public IReadOnlyList<WebhookRule> Rules { get; init => field = value ?? []; } = [];
}
