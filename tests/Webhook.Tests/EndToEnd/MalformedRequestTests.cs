using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Admission;

namespace Webhook.Tests.EndToEnd;

/// <summary>Each of these is followed by a request that must be served as if nothing had been.</summary>
public sealed class MalformedRequestTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static readonly string Head =
        $$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"{{Reviews.Uid}}",""";

    public static TheoryData<string, string> VersionsAndPaths => new()
    {
        { "1.1", "/validate" },
        { "1.1", "/mutate" },
        { "2.0", "/validate" },
        { "2.0", "/mutate" },
    };

    [Theory]
    [MemberData(nameof(VersionsAndPaths))]
    public async Task Refuses_a_body_of_one_byte_too_many(string version, string path)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client(Version.Parse(version));

        var whole = new ByteArrayContent(new byte[RequestBody.MaxBytes + 1]) { Headers = { ContentType = new("application/json") } };
        await RefusedAsync(client, path, whole, HttpStatusCode.RequestEntityTooLarge, "the body is larger than 8388608 bytes\n");
        using var source = new MemoryStream(new byte[RequestBody.MaxBytes + 1]);
        var streamed = new UnknownLengthContent(source) { Headers = { ContentType = new("application/json") } };
        await RefusedAsync(client, path, streamed, HttpStatusCode.RequestEntityTooLarge, "the body is larger than 8388608 bytes\n");
        await ServesTheNextAsync(client);
    }

    [Fact]
    public async Task Neither_logs_nor_answers_with_more_than_a_line_of_what_was_sent()
    {
        await using var server = await TestServer.StartAsync();
        string Body(string request) => $$$"""{"apiVersion":"\u001b[31m{{{new string('a', 1_000_000)}}}","kind":"x","request":{{{request}}}}""";

        using var answer = await server.Client().PostAsync("/validate", TestServer.Json(Body("{}")), Cancellation);
        var denial = await TestServer.ReviewAsync(server.Client(), "/validate", Body("""{"uid":"u"}"""));
        var uid = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Review("CREATE", Reviews.Agent(), null, change: request => request["uid"] = new string('u', 1_000_000)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.InRange((await answer.Content.ReadAsStringAsync(Cancellation)).Length, 100, 1025);
        Assert.InRange(denial.GetProperty("status").GetProperty("message").GetString()!.Length, 100, 1024);
        Assert.Equal(1_000_000, uid.GetProperty("uid").GetString()!.Length);
        Assert.Equal([1004, 1001, 1000, 1000], server.Log.Lines.Select(line => line.Id));
        Assert.All(server.Log.Lines, line => Assert.InRange(line.Line.Length, 90, 1024));
        Assert.DoesNotContain(server.Log.Lines, line => line.Line.Any(char.IsControl));
    }

    [Fact]
    public async Task Denies_a_DaemonSet_that_has_too_much_to_be_judged_and_mutates_none()
    {
        const string TooMuch = "daemonset-webhook can't read the AdmissionReview: request.object: spec.template.spec.tolerations has 30000 entries, "
            + "more than can be judged: ";
        await using var server = await TestServer.StartAsync();
        var create = Reviews.Create(Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["tolerations"] = Tolerations(30_000)));

        var denied = await TestServer.ReviewAsync(server.Client(), "/validate", create);
        var passed = await TestServer.ReviewAsync(server.Client(), "/mutate", create);

        var status = denied.GetProperty("status");
        Assert.False(denied.GetProperty("allowed").GetBoolean());
        Assert.Equal((400, "BadRequest"), (status.GetProperty("code").GetInt32(), status.GetProperty("reason").GetString()));
        Assert.StartsWith(TooMuch, status.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(" values are to be read where 15000 may be; shorten it", status.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(passed.GetProperty("allowed").GetBoolean());
        Assert.False(passed.TryGetProperty("patch", out _));
        Assert.StartsWith(TooMuch, Assert.Single(LiveServer.Warnings(passed)), StringComparison.Ordinal);
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"other\",outcome=\"error\",dry_run=\"false\"}"));
    }

    [Fact]
    public async Task Lets_one_that_is_stored_already_be_made_smaller_or_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var stored = Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["tolerations"] = Tolerations(30_000));

        var shrunk = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Update(stored, Reviews.Agent()));
        var deleted = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Delete(stored));

        foreach (var response in (JsonElement[])[shrunk, deleted])
        {
            Assert.True(response.GetProperty("allowed").GetBoolean());
            Assert.StartsWith(
                "DaemonSet logging/agent: not judged by daemonset-webhook: request.oldObject: spec.template.spec.tolerations has 30000 entries, ",
                Assert.Single(LiveServer.Warnings(response)),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Takes_a_body_of_the_full_size()
    {
        await using var server = await TestServer.StartAsync();
        var review = Reviews.Create(Reviews.Agent());

        var response = await TestServer.ReviewAsync(server.Client(), "/validate", review + new string(' ', RequestBody.MaxBytes - review.Length));

        Assert.True(response.GetProperty("allowed").GetBoolean());
    }

    [Theory]
    [InlineData("", "the body is empty; send an AdmissionReview of admission.k8s.io/v1 as JSON\n")]
    [InlineData("nonsense", "the body is not valid JSON at line 1, byte 2\n")]
    [InlineData("{\"apiVersion\":\"admission.k8s.io/v1beta1\",\"kind\":\"AdmissionReview\",\"request\":{}}", "the body is apiVersion \"admission.k8s.io/v1beta1\" and kind \"AdmissionReview\", expected apiVersion \"admission.k8s.io/v1\" and kind \"AdmissionReview\"\n")]
    [InlineData("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"}", "request is missing\n")]
    public async Task Refuses_what_has_no_uid_to_answer_under(string body, string text)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client();

        await RefusedAsync(client, "/validate", TestServer.Json(body), HttpStatusCode.BadRequest, text);
        await ServesTheNextAsync(client);
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"other\",outcome=\"error\",dry_run=\"false\"}"));
    }

    [Theory]
    [MemberData(nameof(VersionsAndPaths))]
    public async Task Answers_under_the_uid_when_the_rest_is_broken(string version, string path)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client(Version.Parse(version));
        var deep = Head + "\"object\":" + string.Concat(Enumerable.Repeat("[", 10_000));

        var older = Head.Replace("/v1\"", "/v1beta1\"", StringComparison.Ordinal) + "\"name\":\"agent\"}}";

        foreach (var (body, problem) in new[]
        {
            (Head + "\"object\":{", "is not valid JSON"),
            (deep, "is nested deeper than 128 levels"),
            (older, "is apiVersion \"admission.k8s.io/v1beta1\""),
        })
        {
            var response = await TestServer.ReviewAsync(client, path, body);

            Assert.Equal(Reviews.Uid, response.GetProperty("uid").GetString());
            Assert.False(response.TryGetProperty("patch", out _));
            Assert.Equal(path == "/mutate", response.GetProperty("allowed").GetBoolean());
            var text = path == "/mutate" ? response.GetProperty("warnings")[0].GetString() : response.GetProperty("status").GetProperty("message").GetString();
            Assert.StartsWith("daemonset-webhook can't read the AdmissionReview: the body " + problem, text, StringComparison.Ordinal);
            if (path == "/validate")
                Assert.Equal((400, "BadRequest"), (response.GetProperty("status").GetProperty("code").GetInt32(), response.GetProperty("status").GetProperty("reason").GetString()));
        }

        await ServesTheNextAsync(client);
    }

    [Fact]
    public async Task Refuses_invalid_utf8()
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client();
        byte[] before = [.. "{\"kind\":\""u8, 0xff, .. "\"}"u8];
        byte[] behind = [.. Encoding.UTF8.GetBytes(Head), .. "\"object\":{\"a\":\""u8, 0xff, .. "\"}}}"u8];

        var refused = new ByteArrayContent(before) { Headers = { ContentType = new("application/json") } };
        await RefusedAsync(client, "/validate", refused, HttpStatusCode.BadRequest, "the body holds text that is not valid UTF-8\n");
        var answered = new ByteArrayContent(behind) { Headers = { ContentType = new("application/json") } };
        using var answer = await client.PostAsync("/validate", answered, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"allowed\":false", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await ServesTheNextAsync(client);
    }

    [Theory]
    [InlineData("{\"spec\":{\"minReadySeconds\":\"ten\"}}", "request.object: spec.minReadySeconds is not of the type that a DaemonSet has there")]
    [InlineData("null", "request.object is missing")]
    public async Task Lets_an_object_pass_that_is_no_daemonset(string json, string problem)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { "/mutate", "/validate" })
        {
            var body = Reviews.Review("CREATE", System.Text.Json.Nodes.JsonNode.Parse(json), null);

            var response = await TestServer.ReviewAsync(server.Client(), path, body);

            Assert.True(response.GetProperty("allowed").GetBoolean());
            Assert.Equal($"DaemonSet logging/agent: not judged by daemonset-webhook: {problem}", response.GetProperty("warnings")[0].GetString());
            Assert.Equal(1, await server.MetricAsync(
                $"daemonset_webhook_admission_requests_total{{webhook=\"{path[1..]}\",operation=\"CREATE\",outcome=\"error\",dry_run=\"false\"}}"));
        }

        Assert.Equal(2, server.Log.Lines.Count(line => line.Id == 1001));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/yaml")]
    [InlineData(null)]
    public async Task Refuses_another_content_type(string? type)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client();

        var content = new StringContent(Reviews.Create(Reviews.Agent()));
        content.Headers.ContentType = type is null ? null : new(type);
        await RefusedAsync(client, "/mutate", content, HttpStatusCode.UnsupportedMediaType, $"content type \"{type}\" can't be read; send application/json\n");
        await ServesTheNextAsync(client);
    }

    [Theory]
    [InlineData("GET", "/validate", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/mutate", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/metrics", HttpStatusCode.NotFound)]
    [InlineData("POST", "/", HttpStatusCode.NotFound)]
    public async Task Serves_nothing_but_posts_to_two_paths(string method, string path, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        var client = server.Client();

        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed ? ["POST"] : [], answer.Content.Headers.Allow);
        Assert.False(answer.Headers.Contains("Server"));
        await ServesTheNextAsync(client);
    }

    [Theory]
    [InlineData("POST /validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"apiVersion\":")]
    [InlineData("POST /validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /validate HTTP/1.1\r\nHost: loc")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Outlives_half_a_request(string bytes)
    {
        await using var server = await TestServer.StartAsync();
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(IPAddress.Loopback, server.Server.WebhookUri.Port, Cancellation);
            await using var tls = new SslStream(connection.GetStream());
            await tls.AuthenticateAsClientAsync(TestServer.ClientTls(server.Certificates.AuthorityCertificate), Cancellation);
            await tls.WriteAsync(Encoding.ASCII.GetBytes(bytes), Cancellation);
            await tls.ShutdownAsync();
            connection.Client.Shutdown(SocketShutdown.Send);
            var answer = await ReadToEndAsync(tls);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }

        await ServesTheNextAsync(server.Client());
    }

    /// <summary>What the server still says; nothing when it just closes the connection.</summary>
    private static async Task<string> ReadToEndAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(Cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task RefusedAsync(HttpClient client, string path, HttpContent content, HttpStatusCode status, string text)
    {
        using var answer = await client.PostAsync(path, content, Cancellation);
        Assert.Equal((status, text), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Headers.RetryAfter);
    }

    private static JsonArray Tolerations(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new JsonObject { ["key"] = $"k{i}", ["operator"] = "Exists" })];

    private static async Task ServesTheNextAsync(HttpClient client)
    {
        var response = await TestServer.ReviewAsync(client, "/validate", Reviews.Create(Reviews.Agent()));
        Assert.True(response.GetProperty("allowed").GetBoolean());
    }
}
