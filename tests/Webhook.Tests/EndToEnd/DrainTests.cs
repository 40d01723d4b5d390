using System.Net;
using Webhook.Server;

namespace Webhook.Tests.EndToEnd;

public sealed class DrainTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Fails_readiness_first_and_serves_to_the_end(string version)
    {
        await using var server = await TestServer.StartAsync(new ServeOptions { DrainDelay = "5s" });
        await using var load = new Load(2, () => server.Client(Version.Parse(version)), reconnect: true);
        await load.AnswersAsync(10);

        var ending = server.Server.EndAsync();
        var (status, text) = await server.OperationsAsync("/readyz");
        await load.AnswersAsync(10);
        using var last = await server.Client(Version.Parse(version)).PostAsync("/validate", TestServer.Json(Reviews.Create(Reviews.Agent())), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("[+]certificate ok\n[+]policy ok\n[-]draining failed: the server is shutting down\nreadyz check failed\n", text);
        Assert.Equal((HttpStatusCode.OK, version == "1.1"), (last.StatusCode, last.Headers.ConnectionClose == true));
        Assert.Equal(HttpStatusCode.OK, (await server.OperationsAsync("/livez")).Status);
        Assert.False(ending.IsCompleted);

        await load.StopAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        await ending.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await server.Server.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task Finishes_a_request_in_flight_after_the_listeners_have_closed()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(
            new ServeOptions { DrainDelay = "0s" },
            surroundings => surroundings with { Wrap = (_, reviewer) => new WaitingReviewer(reviewer, entered, leave) });
        var answer = server.Client().PostAsync("/validate", TestServer.Json(Reviews.Create(Reviews.Agent())), Cancellation);
        Assert.True(await entered.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));

        await server.Server.EndAsync();
        var stopped = server.Server.WaitAsync();
        leave.Release();

        using var finished = await answer;
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        await stopped.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task Skips_the_delay_when_told_twice()
    {
        await using var server = await TestServer.StartAsync(new ServeOptions { DrainDelay = "1h" });

        var ending = server.Server.EndAsync();
        Assert.False(ending.IsCompleted);
        await server.Server.EndAsync();

        await ending.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await server.Server.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }
}
