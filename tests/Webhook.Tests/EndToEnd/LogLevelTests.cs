using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Webhook.Logging;
using Webhook.Server;
using Webhook.Testing;

namespace Webhook.Tests.EndToEnd;

/// <summary>The log level, changed over HTTP while the server runs.</summary>
public sealed class LogLevelTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_what_is_logged_from_the_next_line_on_and_says_so()
    {
        await using var server = await TestServer.StartAsync(new() { LogLevel = "warning" });
        var body = Reviews.Review("CREATE", Reviews.Agent(), null);

        await TestServer.ReviewAsync(server.Client(), "/mutate", body);
        Assert.Equal((HttpStatusCode.OK, "warning\n"), await server.OperationsAsync("/loglevel"));
        Assert.Equal((HttpStatusCode.OK, "information\n"), await PutAsync(server, "Information\n"));
        await TestServer.ReviewAsync(server.Client(), "/mutate", body);
        Assert.Equal((HttpStatusCode.OK, "error\n"), await PutAsync(server, "error"));
        await TestServer.ReviewAsync(server.Client(), "/mutate", body);

        Assert.Equal([6004, 1000, 6004], server.Log.Lines.Select(line => line.Id));
        Assert.Matches(@"^The log level is information, and was warning: PUT /loglevel from (127\.0\.0\.1|::1)$", server.Log.Lines[0].Line);
    }

    [Fact]
    public async Task Goes_back_to_the_configured_level_when_the_time_is_over()
    {
        await using var server = await TestServer.StartAsync();
        var end = server.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);

        var answer = await PutAsync(server, "debug", "?for=10m");
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        var before = await server.OperationsAsync("/loglevel");
        server.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal($"debug until {end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, then information\n", answer.Text);
        Assert.Equal(answer.Text, before.Text);
        Assert.Equal("information\n", (await server.OperationsAsync("/loglevel")).Text);
        Assert.Equal("The log level is information, and was debug: its time is over", server.Log.Lines[^1].Line);
    }

    [Fact]
    public void Goes_back_when_the_time_is_over_though_the_date_was_set_back()
    {
        var elapsed = new FakeTimeProvider();
        var clock = new ShiftedClock(elapsed);
        using var level = new LogLevelSwitch(LogLevel.Information, clock);

        level.Set(LogLevel.Debug, TimeSpan.FromMinutes(10), "a test");
        clock.Ahead = TimeSpan.FromHours(-1);
        elapsed.Advance(TimeSpan.FromMinutes(9));
        var before = level.Current;
        elapsed.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((LogLevel.Debug, LogLevel.Information), (before, level.Current));
    }

    [Fact]
    public async Task Forgets_the_time_of_an_earlier_change()
    {
        await using var server = await TestServer.StartAsync();

        await PutAsync(server, "debug", "?for=10m");
        await PutAsync(server, "trace");
        server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("trace\n", (await server.OperationsAsync("/loglevel")).Text);
    }

    [Theory]
    [InlineData("debgu", "", "the level in the body is 'debgu', must be one of trace, debug, information, warning, error, none; did you mean debug?\n")]
    [InlineData("", "", "the level in the body is '', must be one of trace, debug, information, warning, error, none\n")]
    [InlineData("3", "", "the level in the body is '3', must be one of trace, debug, information, warning, error, none\n")]
    [InlineData("debug", "?for=soon", "query parameter for is 'soon', must be a duration from 1ms to 24h, such as 10m\n")]
    [InlineData("debug", "?for=-1s", "query parameter for is '-1s', must be a duration from 1ms to 24h, such as 10m\n")]
    [InlineData("debug", "?for=25h", "query parameter for is '25h', must be a duration from 1ms to 24h, such as 10m\n")]
    public async Task Refuses_what_is_no_level_or_no_duration(string word, string query, string problem)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal((HttpStatusCode.BadRequest, problem), await PutAsync(server, word, query));
        Assert.Equal("information\n", (await server.OperationsAsync("/loglevel")).Text);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 10.0.0.1")]
    [InlineData("Forwarded: for=10.0.0.1")]
    [InlineData("Via: 1.1 sidecar")]
    public async Task Refuses_what_a_proxy_on_the_loopback_passes_on(string header)
    {
        await using var server = await TestServer.StartAsync();

        var (status, _) = await PutAsync(server, "debug", header: header);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("information\n", (await server.OperationsAsync("/loglevel")).Text);
    }

    [Theory]
    [InlineData("10.0.0.1", 403)]
    [InlineData("fe80::1", 403)]
    [InlineData("::ffff:10.0.0.1", 403)]
    [InlineData(null, 403)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    public async Task Takes_a_change_from_the_loopback_only(string? address, int status)
    {
        using var level = new LogLevelSwitch(LogLevel.Information, new FakeTimeProvider());
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Body) = ("PUT", new MemoryStream("debug"u8.ToArray()));
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        await new LogLevelEndpoint(level, isFixed: false).HandleAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(status == 200 ? LogLevel.Debug : LogLevel.Information, level.Current);
    }

    [Fact]
    public async Task Takes_no_change_at_all_where_the_level_is_fixed()
    {
        await using var server = await TestServer.StartAsync(new() { FixedLogLevel = true });

        var (status, text) = await PutAsync(server, "debug");

        Assert.Equal(
            (HttpStatusCode.Forbidden, "the log level can't be changed here: the server runs with --fixed-log-level; set --log-level\n"), (status, text));
        Assert.Equal((HttpStatusCode.OK, "information\n"), await server.OperationsAsync("/loglevel"));
    }

    [Fact]
    public async Task Takes_no_other_method()
    {
        await using var server = await TestServer.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Server.OperationsUri };

        using var answer = await client.PostAsync("/loglevel", new StringContent("debug"), Cancellation);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, HEAD, PUT"), (answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)));
    }

    private static async Task<(HttpStatusCode Status, string Text)> PutAsync(TestServer server, string word, string query = "", string? header = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Server.OperationsUri };
        using var request = new HttpRequestMessage(HttpMethod.Put, "/loglevel" + query) { Content = new StringContent(word, Encoding.UTF8) };
        if (header?.Split(": ") is [var name, var value])
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await client.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
