using System.IO.Compression;
using System.Net;
using Webhook.Tests.Metrics;

namespace Webhook.Tests.EndToEnd;

/// <summary>How <c>/metrics</c> answers over HTTP.</summary>
public sealed class MetricsEndpointTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    [Theory]
    [InlineData("", "", Text, "")]
    [InlineData("application/json", "", Text, "")]
    [InlineData("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "gzip", OpenMetrics, "gzip")]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", "gzip", OpenMetrics, "gzip")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", "", OpenMetrics, "")]
    [InlineData("text/plain;version=0.0.4;q=1,application/openmetrics-text;q=0.5,*/*;q=0.1", "", Text, "")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "gzip, deflate, br", Text, "gzip")]
    [InlineData("nonsense;;,", ";;,,=", Text, "")]
    [InlineData("", "gzip", Text, "gzip")]
    [InlineData("application/openmetrics-text", "gzip;q=0", OpenMetrics, "")]
    public async Task Answers_in_the_format_and_coding_that_is_asked_for(string accept, string coding, string type, string usedCoding)
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await SendAsync(server, HttpMethod.Get, accept, coding);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.GetValues("Content-Type").Single());
        Assert.Equal(usedCoding, string.Join(',', answer.Content.Headers.ContentEncoding));
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", answer.Headers.Vary));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var text = await ReadAsync(answer);
        Assert.Contains("daemonset_webhook_build_info{version=", text, StringComparison.Ordinal);
        Assert.Equal(type == OpenMetrics, text.EndsWith("\n# EOF\n", StringComparison.Ordinal));
        if (type == OpenMetrics)
            OpenMetricsText.Parse(text);
    }

    [Fact]
    public async Task Answers_a_HEAD_with_the_headers_of_a_GET_and_no_body()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await SendAsync(server, HttpMethod.Head, "application/openmetrics-text", "gzip");

        Assert.Equal((HttpStatusCode.OK, OpenMetrics), (answer.StatusCode, answer.Content.Headers.GetValues("Content-Type").Single()));
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refuses_other_methods()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await SendAsync(server, HttpMethod.Post, "", "");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestServer server, HttpMethod method, string accept, string coding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, new Uri(server.Server.OperationsUri, "/metrics"));
        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (coding.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(answer.Content.Headers.ContentEncoding.Count > 0 ? new GZipStream(body, CompressionMode.Decompress) : body);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
