namespace Webhook.Kubernetes.Objects;

/// <summary>The two kinds of webhook configurations.</summary>
public enum WebhookConfigurationKind
{
    /// <summary>MutatingWebhookConfiguration.</summary>
    Mutating,

    /// <summary>ValidatingWebhookConfiguration.</summary>
    Validating,
}
