using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Api;

/// <summary>The API server over HTTP. Safe for concurrent use; the HttpClient belongs to who made it.</summary>
/// <param name="http">Its base address is the server, with a slash at the end; it adds the credentials and has no time-out of its own.</param>
/// <param name="clock">Measures silence.</param>
public sealed class KubernetesApi(HttpClient http, TimeProvider clock) : IListWatch, IObjectReader, IObjectWriter
{
    /// <summary>The name under which our writes stand in <c>metadata.managedFields</c>.</summary>
    public const string FieldManager = "daemonset-webhook";

    // The API server gives a request 60 s (--request-timeout); silence for longer is a lost connection.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    // The server ends a watch by itself; one that is still open so much later is held by nobody.
    private static readonly TimeSpan WatchGrace = TimeSpan.FromSeconds(30);

    /// <summary>The library's typed operations on single objects, over this connection: they throw what <see cref="IObjectReader"/> throws.</summary>
    public IKubernetes Client => field ??= new k8s.Kubernetes(
        new() { Host = http.BaseAddress!.AbsoluteUri, HttpClientTimeout = Timeout.InfiniteTimeSpan }, new ClientTransport(CarryAsync));

    /// <inheritdoc/>
    public async Task<ListPage<T>> ListAsync<T>(ResourceType<T> type, ListQuery query, InternPool pool, CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{type.Path}{query}");
        using var response = await OpenAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var window = new JsonWindow(body, LongestSilence, clock, cancellation);
        return await new ListReader<T>(window, type, pool).ReadAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        ResourceType<T> type, WatchQuery query, InternPool pool, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{type.Path}{query}");
        using var response = await OpenAsync(request, cancellation).ConfigureAwait(false);
        yield return new(WatchEventType.Opened, default);
        var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var window = new JsonWindow(body, query.Timeout + WatchGrace, clock, cancellation);
        await foreach (var decoded in WatchReader.ReadAsync(window, type, pool).ConfigureAwait(false))
            yield return decoded;
    }

    /// <inheritdoc/>
    public Task<T?> GetAsync<T>(ResourcePath path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        CallAsync(HttpMethod.Get, $"{path}", null, type, cancellation).OrNullAsync();

    /// <inheritdoc/>
    public Task<T> CreateAsync<T>(ResourcePath collection, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        CallAsync(HttpMethod.Post, $"{collection}?fieldManager={FieldManager}", Json(body, type), type, cancellation);

    /// <inheritdoc/>
    public Task<T> UpdateAsync<T>(ResourcePath path, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        CallAsync(HttpMethod.Put, $"{path}?fieldManager={FieldManager}", Json(body, type), type, cancellation);

    /// <inheritdoc/>
    public Task<T> PatchAsync<T>(
        ResourcePath path, PatchKind kind, ReadOnlyMemory<byte> patch, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var (mediaType, force) = kind switch
        {
            PatchKind.Json => ("application/json-patch+json", ""),
            PatchKind.Merge => ("application/merge-patch+json", ""),
            // JSON is YAML.
            _ => ("application/apply-patch+yaml", "&force=true"),
        };
        var content = new ReadOnlyMemoryContent(patch) { Headers = { ContentType = new(mediaType) } };
        return CallAsync(HttpMethod.Patch, $"{path}?fieldManager={FieldManager}{force}", content, type, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(ResourcePath path, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"{path}");
            // The answer's body, a Status or the object as it was, tells nothing new.
            (await OpenAsync(request, cancellation).ConfigureAwait(false)).Dispose();
            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.Code == 404)
        {
            return false;
        }
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new("application/json") } };

    private Task<T> CallAsync<T>(HttpMethod method, string uri, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        WithinPatienceAsync(
            $"{method} {uri}",
            async patience =>
            {
                using var request = new HttpRequestMessage(method, uri) { Content = content };
                using var response = await SendAsync(request, patience).ConfigureAwait(false);
                var body = await response.Content.ReadAsByteArrayAsync(patience).ConfigureAwait(false);
                return JsonSerializer.Deserialize(body, type) ?? throw new JsonException($"{method} {uri}: the answer is null");
            },
            cancellation);

    private Task<HttpResponseMessage> CarryAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        WithinPatienceAsync(
            $"{request.Method} {http.BaseAddress!.MakeRelativeUri(request.RequestUri!)}",
            async patience =>
            {
                var response = await SendAsync(request, patience).ConfigureAwait(false);
                await response.Content.LoadIntoBufferAsync(patience).ConfigureAwait(false);
                return response;
            },
            cancellation);

    /// <summary>Answers once the headers are there; the body is still to come.</summary>
    private Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        WithinPatienceAsync($"{request.Method} {request.RequestUri}", patience => SendAsync(request, patience), cancellation);

    private async Task<T> WithinPatienceAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        try
        {
            return await call(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{what}: no answer within {LongestSilence.TotalSeconds:0} s");
        }
    }

    /// <summary>Sends; a refusal is thrown.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw await RefusalAsync(request, response, cancellation).ConfigureAwait(false);
    }

    private async Task<KubernetesApiException> RefusalAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = new ApiStatus { Code = (int)response.StatusCode, Message = response.ReasonPhrase ?? "" };
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            var sent = JsonSerializer.Deserialize(body, WireJsonContext.Default.ApiStatus);
            status = sent is null || sent.Message.Length == 0 ? status : sent with { Code = status.Code };
        }
        catch (Exception failure) when (failure is JsonException or IOException or HttpRequestException)
        {
            // A proxy between answers in HTML or breaks off: the status line is then all there is to tell.
        }

        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        var path = request.RequestUri is { } uri && http.BaseAddress is { } server ? server.MakeRelativeUri(uri).ToString() : "";
        return new($"{request.Method} {path.Split('?')[0]}", status, wait);
    }
}
