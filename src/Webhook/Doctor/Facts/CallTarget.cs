using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Facts;

/// <summary>Where an entry is called.</summary>
internal static class CallTarget
{
    /// <summary>The URL, or the Service and its port: equal for entries that are served by the same certificate.</summary>
    public static string Of(WebhookClientConfig client) => client.Service is { } service
        ? $"Service {service.Namespace}/{service.Name}"
        : Uri.TryCreate(client.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : client.Url;

    /// <summary>The name that the API server asks the certificate for.</summary>
    public static string HostOf(WebhookClientConfig client) => client.Service is { } service
        ? $"{service.Name}.{service.Namespace}.svc"
        : Uri.TryCreate(client.Url, UriKind.Absolute, out var url) ? url.Host.Trim('[', ']') : "";
}
