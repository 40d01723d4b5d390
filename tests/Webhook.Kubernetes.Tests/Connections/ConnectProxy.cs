using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>An HTTP proxy on a loopback port that opens tunnels, all of them to one server.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;

    public ConnectProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://user:secret@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>First lines of the requests.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TunnelAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // Disposed of.
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using var from = client;
        using var to = new TcpClient();
        var stream = from.GetStream();
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);

        Seen.Enqueue(head.ToString().Split("\r\n")[0]);
        await to.ConnectAsync(IPAddress.Loopback, _target);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        await Task.WhenAny(stream.CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(stream));
    }
}
