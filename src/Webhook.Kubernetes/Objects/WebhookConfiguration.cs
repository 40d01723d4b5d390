using k8s.Models;

namespace Webhook.Kubernetes.Objects;

/// <summary>A MutatingWebhookConfiguration or ValidatingWebhookConfiguration, which differ in nothing that is read here.</summary>
/// <param name="Metadata"><c>metadata</c>.</param>
/// <param name="Webhooks"><c>webhooks</c>, in their order; those of a mutating configuration without <c>reinvocationPolicy</c>.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/"/>.</remarks>
public sealed record WebhookConfiguration(V1ObjectMeta Metadata, IReadOnlyList<V1ValidatingWebhook> Webhooks)
{
    internal static WebhookConfiguration Of(V1ValidatingWebhookConfiguration stored) => new(stored.Metadata, [.. stored.Webhooks ?? []]);

    internal static WebhookConfiguration Of(V1MutatingWebhookConfiguration stored) => new(stored.Metadata, [.. (stored.Webhooks ?? []).Select(entry => new V1ValidatingWebhook
    {
        Name = entry.Name,
        ClientConfig = entry.ClientConfig,
        FailurePolicy = entry.FailurePolicy,
        SideEffects = entry.SideEffects,
        TimeoutSeconds = entry.TimeoutSeconds,
        NamespaceSelector = entry.NamespaceSelector,
        Rules = entry.Rules,
    })]);
}
