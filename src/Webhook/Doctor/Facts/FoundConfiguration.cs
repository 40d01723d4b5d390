using k8s.Models;
using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Facts;

/// <summary>A webhook configuration of the release.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Configuration">The configuration.</param>
internal sealed record FoundConfiguration(WebhookConfigurationKind Kind, WebhookConfiguration Configuration)
{
    /// <summary>Kind and name for messages.</summary>
    public string Text => $"{Kind}WebhookConfiguration {Configuration.Metadata.Name}";

    /// <summary>An entry for messages.</summary>
    public string TextOf(V1ValidatingWebhook entry) => $"{Text}: {entry.Name}";
}
