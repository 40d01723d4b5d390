using System.Text.Json.Serialization.Metadata;

namespace Webhook.Kubernetes.Api;

/// <summary>Reads single objects.</summary>
public interface IObjectReader
{
    /// <summary>The object, or <c>null</c> when there is none.</summary>
    /// <exception cref="KubernetesApiException">The server refused with anything but 404.</exception>
    /// <exception cref="HttpRequestException">No connection.</exception>
    Task<T?> GetAsync<T>(ResourcePath path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class;
}
