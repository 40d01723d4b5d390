using System.Text.Json;

namespace Webhook.Kubernetes.Api;

/// <summary>What an API server says of itself to anyone.</summary>
/// <param name="Version">Such as <c>v1.33.2</c>; empty when it doesn't say.</param>
/// <param name="Date">Its clock, from the answer's Date header; <c>null</c> when absent.</param>
public sealed record ServerGreeting(string Version, DateTimeOffset? Date)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks <c>/version</c>.</summary>
    /// <param name="http">Its base address is the server.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HttpRequestException">No connection, or an answer that is no success.</exception>
    /// <exception cref="TimeoutException">No answer within 15 s.</exception>
    /// <exception cref="JsonException">The answer is no version.</exception>
    public static async Task<ServerGreeting> AskAsync(HttpClient http, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.GetAsync(new Uri("version", UriKind.Relative), patience.Token).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(patience.Token).ConfigureAwait(false));
            return new(body.RootElement.TryGetProperty("gitVersion", out var version) ? version.GetString() ?? "" : "", answer.Headers.Date);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {Patience.TotalSeconds:0} s");
        }
    }
}
