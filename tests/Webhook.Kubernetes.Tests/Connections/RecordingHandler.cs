namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>Answers every request with 200 and keeps what it was authorized with.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    public List<string> Authorization { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorization.AddRange(request.Headers.GetValues("Authorization"));
        return Task.FromResult(new HttpResponseMessage());
    }
}
