using System.Buffers;
using System.IO.Pipelines;

namespace Webhook.Admission;

/// <summary>The bytes of a request, in a rented buffer; give it back when nothing points into it any more.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Bytes that a review may have.</summary>
    /// <remarks>
    /// The API server takes requests of at most 3 MiB, and a review holds two objects of that size, old and new; JSON
    /// instead of protobuf and the envelope take the rest.
    /// </remarks>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Bytes that are read at all: so much of a body that is too large is thrown away before it is refused.</summary>
    /// <remarks>Closing the connection while a client still writes would reset it, and the client would never see the answer.</remarks>
    public const int MaxBytesRead = 8 * MaxBytes;

    /// <summary>Room to begin with where no length is announced; most reviews fit.</summary>
    private const int InitialBytes = 64 * 1024;

    private byte[] _buffer;
    private int _length;

    // No more than that is set aside for bytes that are only announced.
    private RequestBody(long? announced) =>
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(announced ?? InitialBytes, 1, InitialBytes));

    /// <summary>Whether there were more than <see cref="MaxBytes"/>; the bytes are then of no use.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The body; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads the whole body.</summary>
    /// <param name="reader">The request's body; over TLS and HTTP/2 it comes in pieces of a few kB, which are put together here.</param>
    /// <param name="announced">The Content-Length; <c>null</c> when there is none. It may be wrong.</param>
    /// <param name="cancellation">Ends when the caller goes away.</param>
    /// <exception cref="BadHttpRequestException">The request broke off, came too slowly, or is beyond <see cref="MaxBytesRead"/>.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async ValueTask<RequestBody> ReadAsync(PipeReader reader, long? announced, CancellationToken cancellation)
    {
        var body = new RequestBody(announced);
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellation);
                foreach (var segment in result.Buffer)
                    body.Append(segment.Span);

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                    return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        IsTooLarge |= _length + bytes.Length > MaxBytes;
        if (IsTooLarge)
            return;

        if (_length + bytes.Length > _buffer.Length)
            Grow(_length + bytes.Length);

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
