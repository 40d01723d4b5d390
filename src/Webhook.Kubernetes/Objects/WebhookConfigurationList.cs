namespace Webhook.Kubernetes.Objects;

/// <summary>All webhook configurations of one kind.</summary>
public sealed record WebhookConfigurationList
{
    /// <summary><c>items</c>.</summary>
    public IReadOnlyList<WebhookConfiguration> Items { get; init => field = value ?? []; } = [];
}
