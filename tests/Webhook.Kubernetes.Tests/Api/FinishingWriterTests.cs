using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Webhook.Kubernetes.Api;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Api;

public sealed partial class FinishingWriterTests : IDisposable
{
    private static readonly ResourcePath Path = new("", "v1", "secrets", "a", "x");

    private readonly FakeObjectStore _server = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly HttpClient _http;
    private readonly FinishingWriter _writer;

    public FinishingWriterTests()
    {
        _http = _server.CreateClient();
        _writer = new(new KubernetesApi(_http, _clock), _clock);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Finishes_a_write_whose_caller_is_cancelled_meanwhile()
    {
        using var caller = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _server.Fault = (_, _) => answer.Task;

        var write = WriteAsync(caller.Token);
        await caller.CancelAsync();
        Assert.False(write.IsCompleted);
        answer.SetResult(new(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"stored":true}""") });

        Assert.True((bool)(await write)["stored"]!);
    }

    [Fact]
    public async Task Breaks_off_a_write_that_hangs_after_the_cancellation()
    {
        using var caller = new CancellationTokenSource();
        _server.Fault = (_, end) => FakeObjectStore.NeverAsync(end);

        var write = WriteAsync(caller.Token);
        await caller.CancelAsync();
        _clock.Advance(FinishingWriter.Grace - TimeSpan.FromMilliseconds(1));
        Assert.False(write.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => write);
        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Begins_no_write_after_the_cancellation()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => WriteAsync(new(canceled: true)));

        Assert.Empty(_server.Requests);
    }

    private Task<JsonObject> WriteAsync(CancellationToken cancellation) =>
        _writer.PatchAsync(Path, PatchKind.Apply, "{}"u8.ToArray(), NodeContext.Default.JsonObject, cancellation);

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class NodeContext : JsonSerializerContext;
}
