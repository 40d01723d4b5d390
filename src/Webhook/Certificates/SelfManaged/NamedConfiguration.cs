using System.Text;
using Webhook.Kubernetes.Objects;

namespace Webhook.Certificates.SelfManaged;

/// <summary>One of the two webhook configurations.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stored">As it is in the cluster; <c>null</c> when there is none of that name.</param>
internal sealed record NamedConfiguration(WebhookConfigurationKind Kind, string Name, WebhookConfiguration? Stored)
{
    /// <summary>Kind and name for messages.</summary>
    public string Text => $"{Kind}WebhookConfiguration {Name}";

    /// <summary>Whom its entries trust; <c>null</c> when there is none of that name.</summary>
    public ConfigurationTrust? Trust => Stored is null
        ? null
        : new(Text, [.. Stored.Webhooks.Select(entry => Encoding.UTF8.GetString(entry.ClientConfig.CaBundle ?? []))]);
}
