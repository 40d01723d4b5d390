using System.Text;
using System.Text.Json.Nodes;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Events;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Events;

public sealed class EventRecorderTests : IDisposable
{
    private static readonly EventSubject Agent = new("apps/v1", "DaemonSet", "logging", "agent", "uid-1");

    private readonly FakeObjectStore _server = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly HttpClient _http;
    private readonly EventRecorder _recorder;

    public EventRecorderTests()
    {
        _http = _server.CreateClient();
        _recorder = new(new KubernetesApi(_http, _clock), "pod-1", _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<JsonObject> Events => _server.Paths.Select(path => _server.Find(path)!);

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Writes_an_event_that_kubectl_describe_finds_by_the_uid()
    {
        await RecordAsync("found it");

        var request = Assert.Single(_server.Requests);
        Assert.Equal("POST api/v1/namespaces/logging/events", $"{request.Method} {request.Path}");
        Assert.Equal(
            """{"apiVersion":"v1","kind":"Event","metadata":{"name":"agent.08de48c8b4f80000","namespace":"logging"},"involvedObject":{"apiVersion":"apps/v1","kind":"DaemonSet","namespace":"logging","name":"agent","uid":"uid-1"},"type":"Warning","reason":"PolicyViolation","message":"found it","source":{"component":"daemonset-webhook","host":"pod-1"},"reportingComponent":"daemonset-webhook","reportingInstance":"pod-1","firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":"2026-01-01T00:00:00Z","count":1}""",
            request.Body);
    }

    [Fact]
    public async Task Counts_what_was_said_within_ten_minutes_in_the_same_event()
    {
        await RecordAsync("a");
        await RecordAsync("b");
        _clock.Advance(TimeSpan.FromMinutes(5));
        var again = await RecordAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(9));
        await RecordAsync("a");

        Assert.Equal(EventOutcome.Counted, again);
        Assert.Equal([("a", 3), ("b", 1)], Events.Select(one => ((string)one["message"]!, (int)one["count"]!)));
        Assert.Equal("2026-01-01T00:14:00Z", (string)Events.First()["lastTimestamp"]!);
        Assert.Equal("2026-01-01T00:00:00Z", (string)Events.First()["firstTimestamp"]!);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(EventOutcome.Written, await RecordAsync("a"));
    }

    [Fact]
    public async Task Writes_a_new_event_when_the_server_has_dropped_the_one_to_count_in()
    {
        await RecordAsync("a");
        _server.Remove(_server.Paths[0]);

        Assert.Equal(EventOutcome.Written, await RecordAsync("a"));
        Assert.Equal(EventOutcome.Counted, await RecordAsync("a"));
        Assert.Equal(2, (int)Assert.Single(Events)["count"]!);
    }

    [Fact]
    public async Task Leaves_out_what_is_too_much_for_one_object()
    {
        var outcomes = new List<EventOutcome>();
        for (var i = 0; i < 30; i++)
            outcomes.Add(await RecordAsync($"message {i}"));

        _clock.Advance(TimeSpan.FromMinutes(5));
        outcomes.Add(await RecordAsync("later"));
        outcomes.Add(await RecordAsync("too soon"));

        Assert.Equal(
            [.. Enumerable.Repeat(EventOutcome.Written, 25), .. Enumerable.Repeat(EventOutcome.LeftOut, 5), EventOutcome.Written, EventOutcome.LeftOut],
            outcomes);
    }

    [Fact]
    public async Task Leaves_out_what_is_too_much_for_all_objects_together()
    {
        var written = 0;
        for (var i = 0; i < 2000; i++)
            written += await RecordAsync("m", Agent with { Uid = $"uid-{i}", Name = $"agent-{i}" }) == EventOutcome.Written ? 1 : 0;

        _clock.Advance(TimeSpan.FromSeconds(3));
        for (var i = 0; i < 10; i++)
            written += await RecordAsync("n", Agent with { Uid = $"later-{i}" }) == EventOutcome.Written ? 1 : 0;

        Assert.Equal(100 + 3, written);
    }

    [Fact]
    public async Task Keeps_messages_and_names_within_what_the_server_takes()
    {
        await RecordAsync("line\nbreak " + new string('가', 2000), Agent with { Name = new string('a', 253) });

        var written = Assert.Single(Events);
        var message = (string)written["message"]!;
        Assert.StartsWith("line break ", message, StringComparison.Ordinal);
        Assert.EndsWith("…", message, StringComparison.Ordinal);
        Assert.InRange(((string)written["metadata"]!["name"]!).Length, 200, 253);
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 500, 4096);
    }

    [Theory]
    [InlineData('-')]
    [InlineData('.')]
    public async Task Cuts_a_long_name_where_the_server_takes_it(char atTheCut)
    {
        var name = new string('a', 230) + new string(atTheCut, 10) + "b";

        Assert.Equal(EventOutcome.Written, await RecordAsync("m", Agent with { Name = name }));

        Assert.Equal($"{new string('a', 230)}.08de48c8b4f80000", (string)Assert.Single(Events)["metadata"]!["name"]!);
    }

    [Fact]
    public async Task Takes_nothing_off_an_object_while_all_of_them_together_have_too_many()
    {
        for (var i = 0; i < 100; i++)
            await RecordAsync("m", Agent with { Uid = $"other-{i}" });

        for (var i = 0; i < 25; i++)
            Assert.Equal(EventOutcome.LeftOut, await RecordAsync($"early {i}"));

        _clock.Advance(TimeSpan.FromSeconds(30));
        var later = new List<EventOutcome>();
        for (var i = 0; i < 25; i++)
            later.Add(await RecordAsync($"later {i}"));

        Assert.Equal(Enumerable.Repeat(EventOutcome.Written, 25), later);
    }

    [Fact]
    public async Task Takes_nothing_off_all_objects_for_one_that_has_too_many()
    {
        for (var i = 0; i < 200; i++)
            await RecordAsync($"noise {i}");

        var others = new List<EventOutcome>();
        for (var i = 0; i < 75; i++)
            others.Add(await RecordAsync("m", Agent with { Uid = $"quiet-{i}" }));

        Assert.Equal(Enumerable.Repeat(EventOutcome.Written, 75), others);
    }

    [Theory]
    [InlineData(403, """{"kind":"Status","code":403,"reason":"Forbidden","message":"is being terminated","details":{"causes":[{"reason":"NamespaceTerminating"}]}}""")]
    [InlineData(404, """{"kind":"Status","code":404,"reason":"NotFound","message":"namespaces \"logging\" not found","details":{"kind":"namespaces"}}""")]
    public async Task Says_that_the_namespace_is_gone_and_throws_nothing(int code, string body)
    {
        _server.Fault = (_, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)code) { Content = new StringContent(body) });

        Assert.Equal(EventOutcome.NamespaceGone, await RecordAsync("a"));
    }

    [Fact]
    public async Task Throws_any_other_refusal()
    {
        _server.Fault = (_, _) => Task.FromResult(FakeObjectStore.Refusal(403, "Forbidden", "no rights"));

        await Assert.ThrowsAsync<KubernetesApiException>(() => RecordAsync("a"));
    }

    private Task<EventOutcome> RecordAsync(string message, EventSubject? subject = null) =>
        _recorder.RecordAsync(subject ?? Agent, EventType.Warning, "PolicyViolation", message, Cancellation);
}
