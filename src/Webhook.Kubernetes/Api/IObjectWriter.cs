using System.Text.Json.Serialization.Metadata;

namespace Webhook.Kubernetes.Api;

/// <summary>Writes single objects. Nothing is tried twice: who calls decides, by code and <see cref="KubernetesApiException.RetryAfter"/>.</summary>
public interface IObjectWriter
{
    /// <summary>POST to the collection; the object as it was stored.</summary>
    /// <exception cref="KubernetesApiException">Refused, with reason <c>AlreadyExists</c> when the name is taken.</exception>
    Task<T> CreateAsync<T>(ResourcePath collection, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class;

    /// <summary>PUT; the object as it was stored.</summary>
    /// <exception cref="KubernetesApiException">Refused, with reason <c>Conflict</c> when the body's resourceVersion is not the newest.</exception>
    Task<T> UpdateAsync<T>(ResourcePath path, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class;

    /// <summary>PATCH; the object as it was stored.</summary>
    /// <param name="path">The object.</param>
    /// <param name="kind">How the patch is to be read.</param>
    /// <param name="patch">The patch in UTF-8.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    Task<T> PatchAsync<T>(ResourcePath path, PatchKind kind, ReadOnlyMemory<byte> patch, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class;

    /// <summary>DELETE.</summary>
    /// <returns>False when there was nothing of that name.</returns>
    /// <exception cref="KubernetesApiException">The server refused with anything but 404.</exception>
    Task<bool> DeleteAsync(ResourcePath path, CancellationToken cancellation);
}
