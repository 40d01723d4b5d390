namespace Webhook.Kubernetes.Api;

/// <summary>Carries the requests of the Kubernetes library over the connection that we made.</summary>
/// <remarks>
/// The handler below, which is the library's own, is never called: its check of the server's certificate accepts any name
/// under a private authority, and it knows neither our proxies nor our credentials.
/// </remarks>
/// <param name="send">Sends a request and answers with a success, its body read.</param>
internal sealed class ClientTransport(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A message can be sent by one HttpClient only. Headers are those of our own client.
        using var ours = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version, Content = request.Content };
        var response = await send(ours, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }
}
