using System.Net.Security;

namespace Webhook.Benchmarks.Load;

/// <summary>A keep-alive HTTP/1.1 connection.</summary>
/// <remarks>Written for this: a general client takes as long to send a request as the server to answer it, and would not keep it busy.</remarks>
internal sealed class Http1Lane : ILane, IDisposable
{
    private readonly SslStream _stream;
    private readonly LoadRequest _request;
    private readonly byte[] _bytes;
    private readonly Range _uid;
    private readonly byte[] _received = new byte[64 * 1024];
    private readonly byte[] _body = new byte[64 * 1024];
    private long _number;

    private Http1Lane(SslStream stream, LoadRequest request, int index)
    {
        (_stream, _request, _number) = (stream, request, (long)index << 32);
        _bytes = request.ToHttp1(out _uid);
    }

    /// <inheritdoc/>
    public int AnswerLength { get; private set; }

    /// <summary>Connects.</summary>
    /// <param name="client">Makes the connection.</param>
    /// <param name="server">Where to.</param>
    /// <param name="request">What to send.</param>
    /// <param name="index">Which of the lanes this is, so that uids differ between them.</param>
    public static async Task<Http1Lane> OpenAsync(TlsClient client, Uri server, LoadRequest request, int index) =>
        new(await client.ConnectAsync(server, SslApplicationProtocol.Http11), request, index);

    /// <inheritdoc/>
    public async Task ExchangeAsync()
    {
        LoadRequest.Number(_bytes.AsSpan(_uid), ++_number);
        await _stream.WriteAsync(_bytes);
        var length = 0;
        int body;
        do
        {
            var read = await _stream.ReadAsync(_received.AsMemory(length));
            if (read == 0)
                throw new LoadException($"{_request.Path}: the server closed the connection");

            length += read;
        }
        while (!Http1Answer.TryRead(_received.AsSpan(0, length), _body, out body));

        AnswerLength = body;
        _request.Verify(_body.AsSpan(0, body), _bytes.AsSpan(_uid));
    }

    public void Dispose() => _stream.Dispose();
}
