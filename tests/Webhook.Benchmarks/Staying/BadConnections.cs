using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Connections of callers that mean no good, or can't do better.</summary>
/// <param name="stage">Connects.</param>
/// <param name="server">Where to.</param>
internal sealed class BadConnections(StayingStage stage, RunningServer server)
{
    /// <summary>Connects and says nothing.</summary>
    public async Task<Stream> SilentAsync() => new NetworkStream(await RawAsync(), ownsSocket: true);

    /// <summary>Shakes hands on a connection, which the stream takes over.</summary>
    public Task<SslStream> ShakeHandsAsync(Socket socket) => stage.Tls.ShakeHandsAsync(socket, SslApplicationProtocol.Http11);

    /// <summary>Connects.</summary>
    /// <param name="receiveBuffer">Bytes that wait to be read here; <c>null</c> for what Linux thinks best.</param>
    public async Task<Socket> RawAsync(int? receiveBuffer = null)
    {
        // Several source addresses: each has 28,000 ports.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)Random.Shared.Next(1, 250)]), 0));
        if (receiveBuffer is { } bytes)
            socket.ReceiveBufferSize = bytes;

        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return socket;
    }

    /// <summary>Sends what begins a TLS handshake, and no more.</summary>
    public async Task<Stream> HalfHandshakeAsync()
    {
        var stream = await SilentAsync();
        var hello = new HelloStream();
        var handshake = new SslStream(hello).AuthenticateAsClientAsync("localhost");
        await stream.WriteAsync(await hello.Sent);
        _ = handshake;
        return stream;
    }

    /// <summary>Shakes hands and says nothing.</summary>
    public async Task<Stream> IdleAsync() => await stage.Tls.ConnectAsync(server.Address, SslApplicationProtocol.Http11);

    /// <summary>Sends a header's first byte; the others are to come slowly.</summary>
    public async Task<Stream> SlowHeaderAsync()
    {
        var stream = await IdleAsync();
        await stream.WriteAsync("POST /validate HTTP/1.1\r\nX: "u8.ToArray());
        return stream;
    }

    /// <summary>Sends a whole header; the body is to come slowly.</summary>
    public async Task<Stream> SlowBodyAsync()
    {
        var stream = await IdleAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /validate?timeout=10s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n"));
        return stream;
    }

    /// <summary>Opens many at the same time, some at a time; those that the server refuses are left out.</summary>
    public static async Task<List<Stream>> OpenAsync(int count, Func<Task<Stream>> open)
    {
        var streams = new List<Stream>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            try
            {
                var stream = await open();
                lock (streams)
                    streams.Add(stream);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
            }
        });
        return streams;
    }

    /// <summary>How many the server has closed, within some time; each is closed here too.</summary>
    /// <param name="streams">The connections.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="drip">Sends one byte on each every second.</param>
    public static async Task<int> ClosedAsync(IReadOnlyList<Stream> streams, TimeSpan patience, bool drip)
    {
        using var stop = new CancellationTokenSource(patience);
        var closed = await Task.WhenAll(streams.Select(stream => IsClosedAsync(stream, drip, stop.Token)));
        foreach (var stream in streams)
            await stream.DisposeAsync();

        return closed.Count(isClosed => isClosed);
    }

    private static async Task<bool> IsClosedAsync(Stream stream, bool drip, CancellationToken stop)
    {
        var buffer = new byte[4096];
        try
        {
            var reading = stream.ReadAsync(buffer, stop).AsTask();
            while (drip && !reading.IsCompleted)
            {
                await stream.WriteAsync("a"u8.ToArray(), stop);
                await Task.WhenAny(reading, Task.Delay(1000, stop));
            }

            // An answer such as 408 may come first.
            while (await reading > 0)
                reading = stream.ReadAsync(buffer, stop).AsTask();

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Takes the first message of a handshake, and never answers it.</summary>
    private sealed class HelloStream : Stream
    {
        private readonly TaskCompletionSource<byte[]> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<byte[]> Sent => _sent.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _sent.TrySetResult(buffer.ToArray());
            return ValueTask.CompletedTask;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(new TaskCompletionSource<int>().Task);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _sent.TrySetResult(buffer[offset..(offset + count)]);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
