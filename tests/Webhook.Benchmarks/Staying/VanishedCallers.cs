using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Callers whose machine is gone in the middle of a request: nothing says so to the server.</summary>
internal static class VanishedCallers
{
    private const int Tcp = 6;

    /// <summary>TCP_REPAIR of Linux: a socket that is closed in this state says nothing to its peer. Takes CAP_NET_ADMIN.</summary>
    private const int Repair = 19;

    private static readonly byte[] Beginning = Encoding.ASCII.GetBytes(
        "POST /validate?timeout=10s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{");

    /// <summary>Opens some, lets them vanish, and waits until the server has given their handles back.</summary>
    /// <param name="bad">Connects.</param>
    /// <param name="server">Where to.</param>
    /// <param name="count">How many.</param>
    public static async Task<Bound> RunAsync(BadConnections bad, RunningServer server, int count)
    {
        const string must = "the server gives all their handles back within 30 s, but for 60 of honest connections";
        var before = ServerSide.Handles(server);
        var most = before;
        try
        {
            var begun = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ => await BeginAsync(await bad.RawAsync())));
            most = ServerSide.Handles(server);
            // What the server has received is acknowledged by then; an acknowledgement that meets no socket would be answered.
            await Task.Delay(500);
            Array.ForEach(begun, Vanish);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AccessDenied or SocketError.OperationNotSupported)
        {
            return Bound.Shown(must, "not tried: it takes CAP_NET_ADMIN");
        }

        var waited = 0;
        for (; waited < 30 && ServerSide.Handles(server) > before + 60; waited++)
            await Task.Delay(1000);

        var left = ServerSide.Handles(server);
        return new(must, $"{before} before, {most} with them, {left} after {waited} s", left <= before + 60);
    }

    private static async Task<Socket> BeginAsync(Socket socket)
    {
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: false), leaveInnerStreamOpen: true, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync(Beginning);
        return socket;
    }

    private static void Vanish(Socket socket)
    {
        socket.SetRawSocketOption(Tcp, Repair, BitConverter.GetBytes(1));
        socket.Close();
    }
}
