using System.Net;
using Microsoft.AspNetCore.Http;
using Webhook.Tests.EndToEnd;
using Webhook.Tracing;

namespace Webhook.Tests.Tracing;

/// <summary>A receiver that is away or refuses: reviews don't notice, and the log says so once.</summary>
[Collection(OneAtATime.Name)]
public sealed class OtlpOutageTests
{
    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Answers_reviews_and_ends_when_nobody_receives(string protocol)
    {
        // A port that nothing listens on.
        var variables = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol };
        RecordedLog log;
        await using (var server = await TracingTests.StartAsync(variables))
        {
            log = server.Log;
            for (var review = 0; review < 10; review++)
                await TracingTests.ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), "");
        }

        var lines = log.Lines.Where(line => line.Id == 2000).Select(line => line.Line);
        Assert.Matches("^OTLP: traces can't be sent to http://127.0.0.1:1/.*: Connection refused; what could not be sent is lost, admission goes on$", Assert.Single(lines));
    }

    [Fact]
    public async Task Ends_in_time_when_the_receiver_keeps_it_waiting()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Answers = new();
        var server = await TracingTests.StartAsync(receiver.Variables());
        await TracingTests.ReviewAsync(server, "/mutate", Reviews.Review("CREATE", Reviews.Agent(), null), "");

        // Bounded by the test's own patience: without a bound of its own it would wait for the receiver, which waits for this test.
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Empty(receiver.Spans);
    }

    [Theory]
    [InlineData(true, "it answers 503")]
    [InlineData(false, "it answers with gRPC status 14")]
    public async Task Says_once_that_a_receiver_refuses_and_once_that_it_takes_again(bool isHttp, string reason)
    {
        await using var receiver = await OtlpReceiver.StartAsync(isHttp);
        (receiver.Status, receiver.GrpcStatus) = isHttp ? (StatusCodes.Status503ServiceUnavailable, 0) : (StatusCodes.Status200OK, 14);
        using var log = new RecordedLog();
        var signal = new OtlpSignal { Endpoint = receiver.Address, IsHttp = isHttp };
        using var client = new HttpClient(new ExportWatch(signal, log, new SocketsHttpHandler()));

        await PostAsync(client, receiver, isHttp);
        await PostAsync(client, receiver, isHttp);
        (receiver.Status, receiver.GrpcStatus) = (StatusCodes.Status200OK, 0);
        await PostAsync(client, receiver, isHttp);
        await PostAsync(client, receiver, isHttp);

        Assert.Equal(
            [
                $"OTLP: traces can't be sent to {receiver.Address}: {reason}; what could not be sent is lost, admission goes on",
                $"OTLP: traces are sent to {receiver.Address} again",
            ],
            log.Lines.Select(line => line.Line));
    }

    private static async Task PostAsync(HttpClient client, OtlpReceiver receiver, bool isHttp)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(receiver.Address, "/v1/traces"))
        {
            Content = new ByteArrayContent(isHttp ? [] : new byte[5]),
            Version = isHttp ? HttpVersion.Version11 : HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(receiver.Status, (int)answer.StatusCode);
    }
}
