using System.Collections.Concurrent;
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
            var begun = new ConcurrentBag<Socket>();
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            {
                if (await BeginAsync(bad, await bad.RawAsync()) is { } socket)
                    begun.Add(socket);
            });
            most = ServerSide.Handles(server);
            // What the server has received is acknowledged by then; an acknowledgement that meets no socket would be answered.
            await Task.Delay(500);
            foreach (var socket in begun)
                Vanish(socket);
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

    /// <summary>Sends the beginning of a request; <c>null</c> when the server refuses the connection.</summary>
    private static async Task<Socket?> BeginAsync(BadConnections bad, Socket socket)
    {
        try
        {
            // Never disposed of: that would be a good-bye.
            var tls = await bad.ShakeHandsAsync(socket);
            await tls.WriteAsync(Beginning);
            return socket;
        }
        catch (IOException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static void Vanish(Socket socket)
    {
        socket.SetRawSocketOption(Tcp, Repair, BitConverter.GetBytes(1));
        socket.Close();
    }
}
