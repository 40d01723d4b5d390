namespace Webhook.Kubernetes.Objects;

/// <summary>One entry of a webhook's <c>rules</c>: which requests it is asked about.</summary>
public sealed record WebhookRule
{
    /// <summary><c>operations</c>: CREATE, UPDATE, DELETE, CONNECT or *.</summary>
    public IReadOnlyList<string> Operations { get; init => field = value ?? []; } = [];

    /// <summary><c>apiGroups</c>.</summary>
    public IReadOnlyList<string> ApiGroups { get; init => field = value ?? []; } = [];

    /// <summary><c>resources</c>, such as <c>daemonsets</c> or <c>*/*</c>.</summary>
    public IReadOnlyList<string> Resources { get; init => field = value ?? []; } = [];
}
