using k8s.Models;

namespace Webhook.Doctor.Facts;

/// <summary>Where an entry is called.</summary>
internal static class CallTarget
{
    /// <summary>The URL, or the Service and its port: equal for entries that are served by the same certificate.</summary>
    public static string Of(Admissionregistrationv1WebhookClientConfig client) => client.Service is { } service
        ? $"Service {service.NamespaceProperty}/{service.Name}"
        : Uri.TryCreate(client.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : client.Url ?? "";

    /// <summary>The name that the API server asks the certificate for.</summary>
    public static string HostOf(Admissionregistrationv1WebhookClientConfig client) => client.Service is { } service
        ? $"{service.Name}.{service.NamespaceProperty}.svc"
        : Uri.TryCreate(client.Url, UriKind.Absolute, out var url) ? url.Host.Trim('[', ']') : "";
}
