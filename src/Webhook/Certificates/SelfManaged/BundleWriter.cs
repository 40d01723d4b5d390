using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Objects;

namespace Webhook.Certificates.SelfManaged;

/// <summary>Who wrote the caBundle of a configuration last, as far as the API server knows.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management"/>.</remarks>
internal static class BundleWriter
{
    // How a field is named in the set of fields of a manager.
    private const string Field = "\"f:caBundle\"";

    /// <summary>Such as <c>field manager cainjector</c>.</summary>
    public static string Of(WebhookConfiguration configuration)
    {
        var managers = (configuration.Metadata.ManagedFields ?? [])
            .Where(entry => entry.Manager is { Length: > 0 } and not KubernetesApi.FieldManager && $"{entry.FieldsV1}".Contains(Field, StringComparison.Ordinal))
            .Select(entry => entry.Manager)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return managers.Count == 0 ? "a writer that can't be named" : $"field manager {string.Join(", ", managers)}";
    }
}
