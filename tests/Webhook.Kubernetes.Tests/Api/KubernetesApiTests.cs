using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using Webhook.Kubernetes.Api;
using Webhook.Testing;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Api;

public sealed partial class KubernetesApiTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private FakeApiServer _server = null!;
    private HttpClient _http = null!;
    private KubernetesApi _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeApiServer.StartAsync(_clock);
        _http = new HttpClient { BaseAddress = new Uri(_server.Address, "proxy/") };
        _api = new(_http, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Writes_with_the_right_verb_path_and_content_type_below_the_servers_own_path()
    {
        _server.Fault = context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"name":"stored"}""");
        var path = new ResourcePath("coordination.k8s.io", "v1", "leases", "agents", "leader");
        var body = new Thing("sent");
        var type = ThingContext.Default.Thing;

        var stored = await _api.CreateAsync(path with { Name = "" }, body, type, Cancellation);
        await _api.UpdateAsync(path with { Subresource = "status" }, body, type, Cancellation);
        await _api.PatchAsync(path, PatchKind.Json, "[]"u8.ToArray(), type, Cancellation);
        await _api.PatchAsync(path, PatchKind.Merge, "{}"u8.ToArray(), type, Cancellation);
        await _api.PatchAsync(path, PatchKind.Apply, "{}"u8.ToArray(), type, Cancellation);
        await _api.GetAsync(path, type, Cancellation);

        Assert.Equal("stored", stored.Name);
        Assert.Equal(
            [
                """POST /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases?fieldManager=daemonset-webhook application/json {"name":"sent"}""",
                """PUT /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader/status?fieldManager=daemonset-webhook application/json {"name":"sent"}""",
                "PATCH /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader?fieldManager=daemonset-webhook application/json-patch+json []",
                "PATCH /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader?fieldManager=daemonset-webhook application/merge-patch+json {}",
                "PATCH /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader?fieldManager=daemonset-webhook&force=true application/apply-patch+yaml {}",
                "GET /proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader  ",
            ],
            _server.Requests.Select(request => $"{request.Method} {request.Path}{request.Query} {request.ContentType} {request.Body}"));
    }

    [Fact]
    public async Task Deletes_and_says_whether_there_was_anything()
    {
        var path = new ResourcePath("coordination.k8s.io", "v1", "leases", "agents", "leader");
        _server.FailOnce(
            context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"kind":"Lease","reason":{}}"""),
            FakeApiServer.Refuse(404, "NotFound"),
            FakeApiServer.Refuse(403, "Forbidden"));

        Assert.True(await _api.DeleteAsync(path, Cancellation));
        Assert.False(await _api.DeleteAsync(path, Cancellation));
        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.DeleteAsync(path, Cancellation));

        Assert.Equal(403, refusal.Code);
        Assert.All(_server.Requests, request => Assert.Equal(
            ("DELETE", "/proxy/apis/coordination.k8s.io/v1/namespaces/agents/leases/leader"), (request.Method, request.Path)));
    }

    [Fact]
    public async Task Tells_what_the_server_said_and_when_to_come_back()
    {
        var path = new ResourcePath("", "v1", "nodes", Name: "n");
        _server.Fault = FakeApiServer.Refuse(409, "Conflict", "the object has been modified");
        var conflict = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.GetAsync(path, ThingContext.Default.Thing, Cancellation));
        _server.Fault = FakeApiServer.Refuse(429, "TooManyRequests", retryAfter: "7");
        var busy = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.GetAsync(path, ThingContext.Default.Thing, Cancellation));
        _server.Fault = FakeApiServer.Refuse(503, "X", retryAfter: _clock.GetUtcNow().AddSeconds(90).ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        var dated = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.GetAsync(path, ThingContext.Default.Thing, Cancellation));
        _server.Fault = context =>
        {
            context.Response.StatusCode = 502;
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("<html>")).AsTask();
        };
        var proxy = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.GetAsync(path, ThingContext.Default.Thing, Cancellation));
        _server.Fault = FakeApiServer.Refuse(404, "NotFound");

        Assert.Equal("GET api/v1/nodes/n: 409 Conflict: the object has been modified", conflict.Message);
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(90)), (busy.RetryAfter, dated.RetryAfter));
        Assert.Equal((502, "Bad Gateway"), (proxy.Code, proxy.Status.Message));
        Assert.Null(await _api.GetAsync(path, ThingContext.Default.Thing, Cancellation));
    }

    [Fact]
    public async Task Refuses_through_the_library_as_it_does_itself()
    {
        _server.Fault = FakeApiServer.Refuse(409, "Conflict", "the object has been modified");
        var conflict = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.Client.CoreV1.ReadNodeAsync("n", cancellationToken: Cancellation));
        _server.Fault = FakeApiServer.Refuse(429, "TooManyRequests", retryAfter: "7");
        var busy = await Assert.ThrowsAsync<KubernetesApiException>(() => _api.Client.CoreV1.ReadNodeAsync("n", cancellationToken: Cancellation));
        _server.Fault = FakeApiServer.Refuse(404, "NotFound");

        Assert.Equal("GET api/v1/nodes/n: 409 Conflict: the object has been modified", conflict.Message);
        Assert.Equal(("TooManyRequests", TimeSpan.FromSeconds(7)), (busy.Reason, busy.RetryAfter));
        Assert.Null(await _api.Client.CoreV1.ReadNodeAsync("n", cancellationToken: Cancellation).OrNullAsync());
        Assert.All(_server.Requests, request => Assert.Equal("/proxy/api/v1/nodes/n", request.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gives_up_on_an_answer_that_stops_half_way(bool library)
    {
        var begun = new TaskCompletionSource();
        _server.Fault = async context =>
        {
            await context.Response.Body.WriteAsync("{\"name\":"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            begun.SetResult();
            await FakeApiServer.Hang(context);
        };
        Task call = library
            ? _api.Client.CoreV1.ReadNodeAsync("n", cancellationToken: Cancellation)
            : _api.GetAsync(new("", "v1", "nodes", Name: "n"), ThingContext.Default.Thing, Cancellation);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("GET api/v1/nodes/n: no answer within 60 s", (await Assert.ThrowsAsync<TimeoutException>(() => call)).Message);
    }

    [Theory]
    [InlineData(410, "", "", true)]
    [InlineData(0, "Expired", "", true)]
    [InlineData(504, "Timeout", "Too large resource version: 9, current: 3", true)]
    [InlineData(504, "Timeout", "slow", false)]
    public void Knows_a_version_that_is_of_no_use_any_more(int code, string reason, string message, bool expired) =>
        Assert.Equal(expired, new KubernetesApiException("", new() { Code = code, Reason = reason, Message = message }).IsExpired);

    internal sealed record Thing(string Name);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Thing))]
    internal sealed partial class ThingContext : JsonSerializerContext;
}
