using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Webhook.Testing.Patches;

namespace Webhook.Testing;

/// <summary>
/// The object store of an API server behind an HttpClient, without a socket: reads, creates, updates, applies and deletes any
/// resource, with UIDs, versions, conflicts and every refusal that a test asks for. Safe for use from many threads.
/// </summary>
public sealed class FakeObjectStore : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly List<StoreRequest> _requests = [];
    private long _version = 100;

    /// <summary>While it answers anything but <c>null</c>, that is the answer.</summary>
    public Func<StoreRequest, CancellationToken, Task<HttpResponseMessage>?> Fault { get; set; } = (_, _) => null;

    /// <summary>Called after each request that was answered without a fault.</summary>
    public Action<StoreRequest> Answered { get; set; } = _ => { };

    /// <summary>Every request in order of arrival.</summary>
    public IReadOnlyList<StoreRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Requests but GETs, as <c>VERB path</c>.</summary>
    public IEnumerable<string> Writes => Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path}");

    /// <summary>Paths of all objects, in order.</summary>
    public IReadOnlyList<string> Paths
    {
        get
        {
            lock (_gate)
                return [.. _objects.Keys];
        }
    }

    /// <summary>A client of this store.</summary>
    public HttpClient CreateClient() => new(this, disposeHandler: false) { BaseAddress = new("http://store.invalid/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The object at a path such as <c>api/v1/namespaces/a/events/x</c>; <c>null</c> when there is none.</summary>
    public JsonObject? Find(string path)
    {
        lock (_gate)
            return _objects.GetValueOrDefault(path)?.DeepClone().AsObject();
    }

    /// <summary>Puts an object as somebody else would.</summary>
    public void Put(string path, string json)
    {
        lock (_gate)
            Store(path, JsonNode.Parse(json)!.AsObject());
    }

    /// <summary>Deletes an object as somebody else would.</summary>
    public void Remove(string path)
    {
        lock (_gate)
            _objects.Remove(path);
    }

    /// <summary>An answer that is a Status.</summary>
    public static HttpResponseMessage Refusal(int code, string reason, string message = "no") => Json(
        code, new JsonObject { ["kind"] = "Status", ["status"] = "Failure", ["code"] = code, ["reason"] = reason, ["message"] = message });

    /// <summary>An answer that never comes.</summary>
    public static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellation)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var end = cancellation.Register(() => never.TrySetCanceled(cancellation)).ConfigureAwait(false);
        return await never.Task.ConfigureAwait(false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var seen = new StoreRequest(request.Method.Method, request.RequestUri!.AbsolutePath.TrimStart('/'), request.RequestUri.Query, body, request.Content?.Headers.ContentType?.MediaType ?? "");
        lock (_gate)
            _requests.Add(seen);

        if (Fault(seen, cancellationToken) is { } fault)
            return await fault.ConfigureAwait(false);

        HttpResponseMessage answer;
        lock (_gate)
            answer = Answer(seen);

        Answered(seen);
        return answer;
    }

    private HttpResponseMessage Answer(StoreRequest request) => request.Method switch
    {
        "GET" when _objects.TryGetValue(request.Path, out var found) => Json(200, found),
        "GET" when request.Query.Contains("limit=", StringComparison.Ordinal) => List(request.Path),
        "POST" => Create(request),
        "PUT" => Update(request, Parse(request)),
        "PATCH" when request.ContentType == "application/merge-patch+json" => Merge(request),
        "PATCH" when request.ContentType == "application/apply-patch+yaml" => Json(200, Store(request.Path, Parse(request))),
        "PATCH" when request.ContentType == "application/json-patch+json" => ApplyJsonPatch(request),
        "DELETE" when _objects.Remove(request.Path, out var deleted) => Json(200, deleted),
        _ => Refusal(404, "NotFound"),
    };

    private HttpResponseMessage List(string path)
    {
        // Lists go over all namespaces: the path of an object has "namespaces/NAME" in front of the resource.
        var (api, resource) = (path[..path.LastIndexOf('/')], path[path.LastIndexOf('/')..]);
        var items = _objects.Where(entry => entry.Key.StartsWith(api + "/", StringComparison.Ordinal) && entry.Key[..entry.Key.LastIndexOf('/')].EndsWith(resource, StringComparison.Ordinal));
        return Json(200, new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = _version.ToString(CultureInfo.InvariantCulture) },
            ["items"] = new JsonArray([.. items.Select(entry => entry.Value.DeepClone())]),
        });
    }

    private HttpResponseMessage Create(StoreRequest request)
    {
        var created = Parse(request);
        var path = $"{request.Path}/{created["metadata"]!["name"]}";
        return _objects.ContainsKey(path) ? Refusal(409, "AlreadyExists", $"{path} already exists") : Json(201, Store(path, created));
    }

    private HttpResponseMessage Merge(StoreRequest request)
    {
        if (!_objects.TryGetValue(request.Path, out var before))
            return Refusal(404, "NotFound");

        var merged = before.DeepClone().AsObject();
        Merge(merged, Parse(request));
        return Update(request, merged);
    }

    /// <summary>RFC 7386.</summary>
    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                into.Remove(name);
            else if (value is JsonObject inner && into[name] is JsonObject target)
                Merge(target, inner);
            else
                into[name] = value.DeepClone();
        }
    }

    private HttpResponseMessage Update(StoreRequest request, JsonObject updated)
    {
        if (!_objects.TryGetValue(request.Path, out var before))
            return Refusal(404, "NotFound");

        var based = updated["metadata"]?["resourceVersion"]?.ToString();
        return based is not null && based != before["metadata"]!["resourceVersion"]!.ToString()
            ? Refusal(409, "Conflict", "the object has been modified")
            : Json(200, Store(request.Path, updated));
    }

    private HttpResponseMessage ApplyJsonPatch(StoreRequest request) => _objects.TryGetValue(request.Path, out var before)
        ? Update(request, ApiServerPatch.Apply(before, ApiServerPatch.Parse(Encoding.UTF8.GetBytes(request.Body))).AsObject())
        : Refusal(404, "NotFound");

    private JsonObject Store(string path, JsonObject stored)
    {
        var uid = _objects.GetValueOrDefault(path)?["metadata"]?["uid"]?.ToString();
        var metadata = stored["metadata"]!.AsObject();
        metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
        metadata["uid"] ??= uid ?? $"uid-{_version}";
        return _objects[path] = stored;
    }

    private static JsonObject Parse(StoreRequest request) => JsonNode.Parse(request.Body)!.AsObject();

    private static HttpResponseMessage Json(int code, JsonObject body) =>
        new((HttpStatusCode)code) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
