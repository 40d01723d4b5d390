using System.Net;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;
using Webhook.Tracing;

namespace Webhook.Tests.Tracing;

/// <summary>What a receiver gets of a running server.</summary>
[Collection(OneAtATime.Name)]
public sealed class TracingTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string ParentId = "b7ad6b7169203331";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sends_a_span_for_each_review_below_that_of_the_API_server(bool isHttp)
    {
        await using var receiver = await OtlpReceiver.StartAsync(isHttp);
        var trace = NewTraceId();
        var denied = Reviews.Agent();
        denied["spec"]!["selector"]!["matchLabels"]!["app"] = "other";
        await using (var server = await StartAsync(receiver.Variables()))
        {
            await ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), $"00-{trace}-{ParentId}-01", "vendor=x");
            await ReviewAsync(server, "/validate", Reviews.Review("CREATE", denied, null, dryRun: true), $"00-{trace}-{ParentId}-01");
        }

        var spans = receiver.Spans.Where(span => span.TraceId == trace).ToList();
        var mutate = spans.Single(span => span.Name == "admission mutate");
        var validate = spans.Single(span => span.Name == "admission validate");
        Assert.Equal((ParentId, "vendor=x", ReceivedSpan.Server, 0), (mutate.ParentId, mutate.TraceState, mutate.Kind, mutate.Status));
        Assert.Equal((ParentId, "", ReceivedSpan.Server, 0), (validate.ParentId, validate.TraceState, validate.Kind, validate.Status));
        foreach (var review in new[] { mutate, validate })
        {
            var parts = spans.Where(span => span.ParentId == review.Id).ToList();
            Assert.Equal(["decode", "evaluate", "respond"], parts.Select(part => part.Name));
            Assert.All(parts, part => Assert.Equal(ReceivedSpan.Internal, part.Kind));
        }

        Assert.Equal(8, spans.Count);
        Assert.Equal(8, receiver.Spans.Count);
        Golden.Equal("tests/fixtures/tracing/mutate.txt", Listed(mutate.Attributes));
        Golden.Equal("tests/fixtures/tracing/validate-denied.txt", Listed(validate.Attributes));
        Assert.Equal(
            ("daemonset-webhook", "webhook-1", "webhook-1", "system"),
            (mutate.Resource["service.name"], mutate.Resource["service.instance.id"], mutate.Resource["k8s.pod.name"], mutate.Resource["k8s.namespace.name"]));
    }

    [Fact]
    public async Task Begins_a_trace_of_its_own_where_the_caller_sends_none_or_a_broken_one()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        string[] broken = ["", "00", $"00-{new string('0', 32)}-{ParentId}-01", $"00-{TraceId}-{new string('0', 16)}-01", $"ff-{TraceId}-{ParentId}-01", $"00-{TraceId.ToUpperInvariant()}-{ParentId}-01", new('x', 4000), $"00-{TraceId}-{ParentId}"];
        await using (var server = await StartAsync(receiver.Variables()))
        {
            foreach (var header in broken)
                await ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null, change: request => request["uid"] = "broken-parent"), header, new string('y', 1000));
        }

        var reviews = receiver.Spans.Where(span => span.Attributes.GetValueOrDefault("daemonset_webhook.uid") == "broken-parent").ToList();
        Assert.Equal(broken.Length, reviews.Count);
        Assert.All(reviews, review => Assert.Equal(("", ""), (review.ParentId, review.TraceState)));
        Assert.Equal(broken.Length, reviews.Select(review => review.TraceId).Distinct().Count());
    }

    [Theory]
    [InlineData("00", "", 0)]
    [InlineData("01", "", 4)]
    [InlineData("01", "always_off", 0)]
    [InlineData("00", "always_on", 4)]
    public async Task Follows_the_sampling_of_the_API_server_and_of_the_variables(string flags, string sampler, int expected)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var trace = NewTraceId();
        var variables = receiver.Variables();
        variables["OTEL_TRACES_SAMPLER"] = sampler;
        await using (var server = await StartAsync(variables))
            await ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), $"00-{trace}-{ParentId}-{flags}");

        Assert.Equal(expected, receiver.Spans.Count(span => span.TraceId == trace));
    }

    [Fact]
    public async Task Marks_as_an_error_what_failed_inside_and_not_what_a_caller_did_wrong()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var (failed, refused) = (NewTraceId(), NewTraceId());
        await using (var server = await StartAsync(receiver.Variables(), surroundings => surroundings with { Wrap = (_, _) => new FailingReviewer() }))
        {
            await ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), $"00-{failed}-{ParentId}-01");
            using var request = Request("/mutate", "{}", $"00-{refused}-{ParentId}-01");
            using var answer = await server.Client().SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var error = receiver.Spans.Single(span => span.TraceId == failed && span.Kind == ReceivedSpan.Server);
        Assert.Equal((ReceivedSpan.Error, "System.InvalidOperationException", "error"), (error.Status, error.Attributes["error.type"], error.Attributes["daemonset_webhook.outcome"]));
        var mistake = receiver.Spans.Single(span => span.TraceId == refused && span.Kind == ReceivedSpan.Server);
        Assert.Equal((0, "400"), (mistake.Status, mistake.Attributes["http.response.status_code"]));
    }

    [Fact]
    public async Task Sends_traces_alone_with_the_headers_of_the_variables()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var variables = receiver.Variables();
        variables["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=Bearer%20abc";
        variables["OTEL_METRICS_EXPORTER"] = "otlp";
        await using (var server = await StartAsync(variables))
            await ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), "");

        Assert.NotEmpty(receiver.Requests);
        Assert.All(receiver.Requests, request => Assert.Equal(("/v1/traces", "Bearer abc"), request));
    }

    [Fact]
    public async Task Sends_nothing_without_an_endpoint_and_makes_no_span()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Null(server.Settings.Otlp.Traces);
    }

    internal static Task<TestServer> StartAsync(Dictionary<string, string> variables, Func<Webhook.Server.ServerSurroundings, Webhook.Server.ServerSurroundings>? change = null) =>
        TestServer.StartAsync(change: surroundings =>
        {
            surroundings = surroundings with
            {
                Otlp = () => OtlpSettings.Of(variables),
                Machine = surroundings.Machine with { Variable = name => name switch { "POD_NAME" => "webhook-1", "POD_NAMESPACE" => "system", _ => null } },
            };
            return change?.Invoke(surroundings) ?? surroundings;
        });

    internal static async Task ReviewAsync(TestServer server, string path, string body, string parent, string? state = null)
    {
        using var request = Request(path, body, parent, state);
        using var answer = await server.Client().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static HttpRequestMessage Request(string path, string body, string parent, string? state = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = TestServer.Json(body) };
        request.Headers.TryAddWithoutValidation("traceparent", parent);
        if (state is not null)
            request.Headers.TryAddWithoutValidation("tracestate", state);

        return request;
    }

    private static string NewTraceId() => System.Diagnostics.ActivityTraceId.CreateRandom().ToHexString();

    private static string Listed(IReadOnlyDictionary<string, string> attributes) =>
        string.Concat(attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}: {attribute.Value}\n"));
}
