using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Webhook.Admission;
using Webhook.Server.Connections;

namespace Webhook.Tests.EndToEnd;

/// <summary>More is asked of the server than it has room or time for.</summary>
public sealed class OverloadTests
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly string Create = Reviews.Create(Reviews.Agent());

    [Fact]
    public async Task Refuses_a_connection_at_once_while_all_are_in_use_and_takes_it_when_one_is_not()
    {
        await using var server = await StartAsync(new() { Port = "webhook", Connections = 1 });
        await TestServer.ReviewAsync(server.Client(), "/validate", Create);

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => server.Client().PostAsync("/validate", TestServer.Json(Create), Cancellation));
        server.Clock.Advance(ConnectionSeats.IdlePatience);
        await TestServer.ReviewAsync(server.Client(), "/validate", Create);

        Assert.True(refused.HttpRequestError is HttpRequestError.SecureConnectionError or HttpRequestError.ConnectionError, refused.ToString());
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_connections_closed_total{reason=\"no_room\"}"));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_connections_closed_total{reason=\"made_room\"}"));
        Assert.Equal(
            [
                "The webhook port has 1 connections open, as many as it takes: another one is refused",
                "The webhook port has 1 connections open, as many as it takes: one that is not in use is closed for another",
            ],
            server.Log.Lines.Where(line => line.Id == 6100).Select(line => line.Line));
    }

    [Fact]
    public async Task Refuses_a_handshake_that_would_have_to_wait_too_long()
    {
        await using var server = await StartAsync(new() { Port = "webhook", Connections = 10, Handshakes = 0, HandshakePatience = TimeSpan.Zero });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => server.Client().PostAsync("/validate", TestServer.Json(Create), Cancellation));

        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_connections_closed_total{reason=\"overload\"}"));
        Assert.Single(server.Log.Lines, line => line.Id == 6101);
    }

    [Fact]
    public async Task Closes_a_connection_that_stays_silent_and_serves_others_meanwhile()
    {
        await using var server = await StartAsync(new() { Port = "webhook", Connections = 10, Handshakes = 1, HandshakePatience = TimeSpan.Zero });
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, server.Server.WebhookUri.Port, Cancellation);

        await TestServer.ReviewAsync(server.Client(), "/validate", Create);
        var read = silent.GetStream().ReadAsync(new byte[1], Cancellation).AsTask();

        // Its patience may begin only now: connections are accepted in order, but not taken up in order.
        await new Happenings().UntilAsync(() => read.IsCompleted, () => server.Clock.Advance(TimeSpan.FromSeconds(10)));

        Assert.Equal(0, await read);
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_connections_closed_total{reason=\"silent\"}"));
    }

    [Fact]
    public async Task Serves_others_while_a_caller_stops_half_way_in_its_first_message()
    {
        await using var server = await StartAsync(new() { Port = "webhook", Connections = 10, Handshakes = 1, HandshakePatience = TimeSpan.Zero });
        var hello = await HelloAsync();
        using var stopped = new TcpClient();
        await stopped.ConnectAsync(IPAddress.Loopback, server.Server.WebhookUri.Port, Cancellation);
        await stopped.GetStream().WriteAsync(hello.AsMemory(0, hello.Length / 2), Cancellation);

        await TestServer.ReviewAsync(server.Client(), "/validate", Create);
        await stopped.GetStream().WriteAsync(hello.AsMemory(hello.Length / 2), Cancellation);
        var answered = await stopped.GetStream().ReadAsync(new byte[1], Cancellation).AsTask().WaitAsync(Patience, Cancellation);

        Assert.Equal(1, answered);
        Assert.Equal(0, await server.MetricAsync("daemonset_webhook_connections_closed_total{reason=\"overload\"}"));
    }

    [Fact]
    public async Task Refuses_a_large_request_there_is_no_memory_for_and_serves_common_ones()
    {
        await using var server = await TestServer.StartAsync(change: surroundings => surroundings with { Bodies = new BodyRoom(100_000) });
        var large = Reviews.Review("CREATE", Reviews.Agent(), null, change: request => request["padding"] = new string('p', 1_000_000));

        using var answer = await server.Client().PostAsync("/validate", TestServer.Json(large), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
        Assert.Equal("the bodies of other requests take all memory that there is for them\n", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"other\",outcome=\"error\",dry_run=\"false\"}"));
        for (var i = 0; i < 20; i++)
            await TestServer.ReviewAsync(server.Client(), "/validate", Create);
    }

    [Fact]
    public async Task Refuses_a_large_request_while_as_many_are_judged_as_there_is_memory_for_and_serves_common_ones()
    {
        using var turns = new JudgingTurns(1, TimeProvider.System);
        await using var server = await TestServer.StartAsync(change: surroundings => surroundings with { Turns = turns });
        var large = Reviews.Review("CREATE", Reviews.Agent(), null, change: request => request["padding"] = new string('p', 100_000));
        await turns.TakeAsync(large.Length, Cancellation);

        using var refused = await server.Client().PostAsync("/validate", TestServer.Json(large), Cancellation);
        await TestServer.ReviewAsync(server.Client(), "/validate", Create);
        turns.GiveBack(large.Length);
        await TestServer.ReviewAsync(server.Client(), "/validate", large);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("the judging of other large requests takes all memory that there is for it\n", await refused.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Does_no_work_for_a_caller_that_no_longer_waits()
    {
        await using var server = await TestServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Server.WebhookUri.Port, Cancellation);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(TestServer.ClientTls(server.Certificates.AuthorityCertificate), Cancellation);
        var body = Encoding.UTF8.GetBytes(Create);
        var head = $"POST /validate?timeout=2s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n";
        await tls.WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);

        // The interim answer says that the server has begun to wait for the body.
        var text = new byte[4096];
        var interim = Encoding.ASCII.GetString(text, 0, await tls.ReadAsync(text, Cancellation).AsTask().WaitAsync(Patience, Cancellation));
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        await tls.WriteAsync(body, Cancellation);
        var answer = Encoding.ASCII.GetString(text, 0, await tls.ReadAsync(text, Cancellation).AsTask().WaitAsync(Patience, Cancellation));

        Assert.StartsWith("HTTP/1.1 100 ", interim, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
        Assert.Equal([1004], server.Log.Lines.Select(line => line.Id));
    }

    /// <summary>The first record of a TLS client, whole.</summary>
    private static async Task<byte[]> HelloAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Cancellation);
        await using var tls = new SslStream(client.GetStream());
        var handshake = tls.AuthenticateAsClientAsync("localhost");
        using var peer = await listener.AcceptTcpClientAsync(Cancellation);
        var header = new byte[5];
        await peer.GetStream().ReadExactlyAsync(header, Cancellation);
        var hello = new byte[header.Length + ((header[3] << 8) | header[4])];
        header.CopyTo(hello, 0);
        await peer.GetStream().ReadExactlyAsync(hello.AsMemory(header.Length), Cancellation);
        peer.Close();
        await Assert.ThrowsAnyAsync<IOException>(() => handshake);
        return hello;
    }

    private static Task<TestServer> StartAsync(ConnectionLimits limits) =>
        TestServer.StartAsync(change: surroundings => surroundings with { Connections = limits });
}
