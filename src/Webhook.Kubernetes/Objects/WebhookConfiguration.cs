namespace Webhook.Kubernetes.Objects;

/// <summary>admissionregistration.k8s.io/v1 MutatingWebhookConfiguration or ValidatingWebhookConfiguration.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/"/>.</remarks>
public sealed record WebhookConfiguration
{
    /// <summary><c>metadata</c>.</summary>
    public VersionedMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary><c>webhooks</c>, in their order.</summary>
    public IReadOnlyList<WebhookEntry> Webhooks { get; init => field = value ?? []; } = [];
}
