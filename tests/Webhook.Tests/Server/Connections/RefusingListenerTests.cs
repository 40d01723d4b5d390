using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Webhook.Metrics;
using Webhook.Server;
using Webhook.Server.Connections;
using Webhook.Testing;

namespace Webhook.Tests.Server.Connections;

public sealed class RefusingListenerTests
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ConnectionGate _gate;

    public RefusingListenerTests() => _gate = new(
        new() { Port = "webhook", Connections = 10, Handshakes = 0, HandshakePatience = TimeSpan.FromSeconds(1) },
        new(new Instruments()),
        _clock,
        NullLogger<ConnectionGate>.Instance);

    [Fact]
    public async Task Resets_what_waits_while_the_gate_is_overloaded_and_accepts_what_comes_then()
    {
        await using var listener = await ListenAsync();
        Overload();
        using var early = await ConnectAsync(listener);
        using var other = await ConnectAsync(listener);

        var accepting = listener.AcceptAsync(Cancellation).AsTask();

        Assert.Equal(SocketError.ConnectionReset, await EndOf(early));
        Assert.Equal(SocketError.ConnectionReset, await EndOf(other));
        using var late = await ConnectAsync(listener);
        await using var accepted = await accepting.WaitAsync(Patience, Cancellation);
        Assert.Equal(late.LocalEndPoint, accepted!.RemoteEndPoint);
    }

    [Fact]
    public async Task Accepts_everybody_at_any_other_time()
    {
        await using var listener = await ListenAsync();
        using var client = await ConnectAsync(listener);

        await using var accepted = await listener.AcceptAsync(Cancellation);

        Assert.Equal(client.LocalEndPoint, accepted!.RemoteEndPoint);
    }

    [Fact]
    public async Task Ends_like_the_listener_in_it()
    {
        await using var listener = await ListenAsync();
        Overload();

        await listener.UnbindAsync(Cancellation);

        Assert.Null(await listener.AcceptAsync(Cancellation));
    }

    [Fact]
    public void Is_of_the_webhook_port_alone()
    {
        Assert.True(Factory().CanBind(new WebhookEndPoint(IPAddress.Loopback, 0)));
        Assert.False(Factory().CanBind(new IPEndPoint(IPAddress.Loopback, 0)));
    }

    private RefusingListenerFactory Factory() => new(() => _gate, Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);

    private ValueTask<IConnectionListener> ListenAsync() => Factory().BindAsync(new WebhookEndPoint(IPAddress.Loopback, 0), Cancellation);

    /// <summary>Lets somebody wait for a turn that never comes.</summary>
    private void Overload()
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        toServer.Writer.Write("x"u8);
        toServer.Writer.Complete();
        _ = _gate.AdmitAsync(new DefaultConnectionContext("waits", new Transport(toServer.Reader, toClient.Writer), new Transport(toClient.Reader, toServer.Writer)), ListenerRole.Webhook, _ => Task.CompletedTask);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.True(_gate.IsOverloaded);
    }

    private static async Task<Socket> ConnectAsync(IConnectionListener listener)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.EndPoint, Cancellation);
        return socket;
    }

    private static async Task<SocketError> EndOf(Socket client) =>
        (await Assert.ThrowsAsync<SocketException>(() => client.ReceiveAsync(new byte[1], Cancellation).AsTask().WaitAsync(Patience, Cancellation))).SocketErrorCode;

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
