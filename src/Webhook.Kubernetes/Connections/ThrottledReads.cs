using System.Net;

namespace Webhook.Kubernetes.Connections;

/// <summary>Asks again when the API server says that a read must wait: 429 with the header Retry-After.</summary>
/// <remarks>
/// That answer is normal. A busy server gives it to requests that its queues have no place for. One that has just learned
/// of a custom resource answers a list of it so, with "storage is (re)initializing" and one second, until its cache is filled. Follows
/// client-go, whose requests wait as long as they are asked to and try again. Writes, watches and reads of a Lease are passed
/// on as they are: nothing is written twice from here, and a watch and a holder of a Lease count their own time. Source:
/// <see href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/"/>.
/// </remarks>
/// <param name="inner">Sends a request, any number of times.</param>
/// <param name="clock">Waits.</param>
internal sealed class ThrottledReads(HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    /// <summary>
    /// All waits for one answer together. Longer than a cache takes to fill, shorter than the silence after which a request
    /// is given up; who is asked to wait longer gets the server's answer and decides.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    // A server that asks for no wait at all is not to be asked in a loop.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var left = Patience;
        while (true)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRead(request) || response is not { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter.Delta: { } asked })
                return response;

            var wait = asked > Shortest ? asked : Shortest;
            left -= wait;
            if (left < TimeSpan.Zero)
                return response;

            response.Dispose();
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsRead(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        && request.RequestUri is { } uri
        && !uri.Query.Contains("watch=true", StringComparison.Ordinal)
        && !uri.AbsolutePath.Contains("/leases/", StringComparison.Ordinal);
}
