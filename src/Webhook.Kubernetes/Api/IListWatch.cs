using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Api;

/// <summary>Lists and watches a resource.</summary>
public interface IListWatch
{
    /// <summary>Reads one page, object by object as it arrives; those that can't be read stand beside the others.</summary>
    /// <exception cref="KubernetesApiException">The server refused; <see cref="KubernetesApiException.IsExpired"/> when the continue token is too old.</exception>
    /// <exception cref="HttpRequestException">No connection.</exception>
    /// <exception cref="IOException">The connection broke within the page.</exception>
    /// <exception cref="TimeoutException">The server fell silent.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer is no list of that resource.</exception>
    Task<ListPage<T>> ListAsync<T>(ResourceType<T> type, ListQuery query, InternPool pool, CancellationToken cancellation)
        where T : class;

    /// <summary><see cref="WatchEventType.Opened"/> and then the events in the order of the server, until it ends the watch. Half an event at the end is an <see cref="IOException"/>.</summary>
    /// <remarks>Throws as <see cref="ListAsync"/> does, on the first or any later step.</remarks>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(ResourceType<T> type, WatchQuery query, InternPool pool, CancellationToken cancellation)
        where T : class;
}
