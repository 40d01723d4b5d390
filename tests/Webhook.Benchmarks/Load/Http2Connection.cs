using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Security;

namespace Webhook.Benchmarks.Load;

/// <summary>An HTTP/2 connection that several lanes send on at the same time.</summary>
internal sealed class Http2Connection : IDisposable
{
    private readonly SslStream _stream;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _waiting = new(1);
    private readonly ConcurrentDictionary<int, Http2Exchange> _open = [];
    private readonly byte[] _output = new byte[256 * 1024];
    private readonly SemaphoreSlim _roomMade = new(0);
    private readonly byte[] _input = new byte[128 * 1024];
    private int _nextStream = 1;
    private long _room = Http2Frames.DefaultWindow;
    private Exception? _broken;

    private Http2Connection(SslStream stream) => _stream = stream;

    /// <summary>Connects.</summary>
    public static async Task<Http2Connection> OpenAsync(TlsClient client, Uri server)
    {
        var connection = new Http2Connection(await client.ConnectAsync(server, SslApplicationProtocol.Http2));
        await connection._stream.WriteAsync(Http2Frames.Preface());
        _ = connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Sends a request and waits for its answer's body.</summary>
    public async Task<ReadOnlyMemory<byte>> ExchangeAsync(byte[] header, byte[] body)
    {
        var exchange = new Http2Exchange();
        await TakeRoomAsync(body.Length);
        await _writing.WaitAsync();
        try
        {
            var stream = _nextStream;
            _nextStream += 2;
            _open[stream] = exchange;
            await _stream.WriteAsync(_output.AsMemory(0, Compose(stream, header, body)));
        }
        finally
        {
            _writing.Release();
        }

        return await exchange.Answer;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Waits until so much may be sent. Not while writing: what makes room is answered, too, before it comes.</summary>
    private async Task TakeRoomAsync(int bytes)
    {
        await _waiting.WaitAsync();
        try
        {
            // Larger bodies would need the window of the stream watched too: Kestrel's is 768 KiB.
            while (Volatile.Read(ref _room) < bytes && _broken is null)
                await _roomMade.WaitAsync();

            if (_broken is not null)
                throw _broken;

            Interlocked.Add(ref _room, -bytes);
        }
        finally
        {
            _waiting.Release();
        }
    }

    private int Compose(int stream, byte[] header, byte[] body)
    {
        Http2Frames.WriteHeader(_output, header.Length, Http2Frames.Headers, Http2Frames.EndHeaders, stream);
        header.CopyTo(_output, Http2Frames.HeaderLength);
        var end = Http2Frames.HeaderLength + header.Length;
        for (var at = 0; at < body.Length; at += Http2Frames.MaxFrame)
        {
            var part = body.AsSpan(at, Math.Min(Http2Frames.MaxFrame, body.Length - at));
            var flags = at + part.Length == body.Length ? Http2Frames.EndStream : (byte)0;
            Http2Frames.WriteHeader(_output.AsSpan(end), part.Length, Http2Frames.Data, flags, stream);
            part.CopyTo(_output.AsSpan(end + Http2Frames.HeaderLength));
            end += Http2Frames.HeaderLength + part.Length;
        }

        return end;
    }

    private async Task ReceiveAsync()
    {
        try
        {
            for (var held = 0; ;)
            {
                var read = await _stream.ReadAsync(_input.AsMemory(held));
                if (read == 0)
                    throw new LoadException("the server closed an HTTP/2 connection");

                held += read;
                var used = await TakeFramesAsync(held);
                _input.AsSpan(used, held - used).CopyTo(_input);
                held -= used;
            }
        }
        catch (Exception exception)
        {
            _broken = exception;
            _roomMade.Release();
            foreach (var exchange in _open.Values)
                exchange.Fail(exception);
        }
    }

    private async Task<int> TakeFramesAsync(int held)
    {
        var at = 0;
        while (held - at >= Http2Frames.HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(_input.AsSpan(at)) >> 8;
            if (held - at < Http2Frames.HeaderLength + length)
                break;

            if (Take(_input.AsSpan(at, Http2Frames.HeaderLength + length)) is { } reply)
                await ReplyAsync(reply);

            at += Http2Frames.HeaderLength + length;
        }

        return at;
    }

    /// <summary>Handles one frame; what it returns is to be sent back.</summary>
    private byte[]? Take(ReadOnlySpan<byte> frame)
    {
        var (type, flags) = (frame[3], frame[4]);
        var stream = BinaryPrimitives.ReadInt32BigEndian(frame[5..]);
        var payload = frame[Http2Frames.HeaderLength..];
        switch (type)
        {
            case Http2Frames.Headers:
                // An update of the table's size may stand before the status.
                if (payload[0] is not Http2Frames.Status200 && payload[1] is not Http2Frames.Status200)
                    throw new LoadException("an answer over HTTP/2 is no 200");

                break;
            case Http2Frames.Data:
                _open[stream].Append(payload);
                break;
            case Http2Frames.Settings when flags != Http2Frames.Ack:
                return Http2Frames.Frame(Http2Frames.Settings, Http2Frames.Ack, 0, []);
            case Http2Frames.Ping when flags != Http2Frames.Ack:
                return Http2Frames.Frame(Http2Frames.Ping, Http2Frames.Ack, 0, payload);
            case Http2Frames.WindowUpdate when stream == 0:
                Interlocked.Add(ref _room, BinaryPrimitives.ReadInt32BigEndian(payload));
                if (_roomMade.CurrentCount == 0)
                    _roomMade.Release();
                break;
            case Http2Frames.Reset or Http2Frames.GoAway:
                throw new LoadException("the server ended a stream or connection of HTTP/2");
        }

        if (type is Http2Frames.Headers or Http2Frames.Data && (flags & Http2Frames.EndStream) != 0 && _open.TryRemove(stream, out var exchange))
            exchange.Complete();

        return null;
    }

    private async Task ReplyAsync(byte[] frame)
    {
        await _writing.WaitAsync();
        await _stream.WriteAsync(frame);
        _writing.Release();
    }
}
