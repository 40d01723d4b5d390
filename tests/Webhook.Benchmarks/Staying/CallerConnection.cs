using System.Net.Security;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>A keep-alive connection as the API server keeps it: it is not used again once the server has asked for its end.</summary>
internal sealed class CallerConnection : IDisposable
{
    private readonly SslStream _stream;
    private readonly byte[] _received = new byte[64 * 1024];
    private readonly byte[] _body = new byte[64 * 1024];

    private CallerConnection(SslStream stream) => _stream = stream;

    /// <summary>Whether the server has asked for its end.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>The last answer's body.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Connects; what becomes of a connection that comes too late is taken care of.</summary>
    public static async Task<CallerConnection> OpenAsync(TlsClient tls, Uri server, TimeSpan timeout)
    {
        var connecting = tls.ConnectAsync(server, SslApplicationProtocol.Http11);
        try
        {
            return new(await connecting.WaitAsync(timeout));
        }
        catch (TimeoutException)
        {
            _ = connecting.ContinueWith(static late => late.Exception is null ? late.Result : null, TaskScheduler.Default)
                .ContinueWith(static late => late.Result?.Dispose(), TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Sends one request and takes its answer.</summary>
    /// <exception cref="LoadException">The answer is another one than 200, or none.</exception>
    public async Task ExchangeAsync(LoadRequest request, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _stream.WriteAsync(bytes, cancellation);
        var (length, body) = (0, 0);
        do
        {
            var read = await _stream.ReadAsync(_received.AsMemory(length), cancellation);
            if (read == 0)
                throw new IOException($"the connection ended after {length} bytes of an answer to {request.Path}");

            length += read;
        }
        while (!Http1Answer.TryRead(_received.AsSpan(0, length), _body, out body));

        IsEnding = _received.AsSpan(0, length).IndexOf("\r\nConnection: close"u8) >= 0;
        Body = _body.AsMemory(0, body);
    }

    public void Dispose() => _stream.Dispose();
}
