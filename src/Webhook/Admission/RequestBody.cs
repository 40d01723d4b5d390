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
    private const int InitialBytes = 16 * 1024;

    /// <summary>What is set aside for bytes that are announced, once more than that has come.</summary>
    private const int MaxBytesAhead = 256 * 1024;

    /// <summary>Larger buffers are left to the garbage collector: the pool would keep one of each size that a large body grew through.</summary>
    private const int MostPooled = 256 * 1024;

    private readonly BodyRoom _room;
    private readonly int _announced;
    private int _first;
    private int _more;
    private byte[] _buffer = [];
    private int _length;

    private RequestBody(long? announced, BodyRoom room)
    {
        _room = room;
        _announced = (int)Math.Clamp(announced ?? InitialBytes, 1, MaxBytesAhead);
        var first = Math.Min(_announced, InitialBytes);
        HasNoRoom = !room.TryTakeFirst(first);
        if (HasNoRoom)
            return;

        _first = first;
        _buffer = ArrayPool<byte>.Shared.Rent(first);
    }

    /// <summary>Whether other bodies take all room there is; nothing more of this one was read then.</summary>
    public bool HasNoRoom { get; private set; }

    /// <summary>Whether there were more than <see cref="MaxBytes"/>; the bytes are then of no use.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The body; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads the whole body.</summary>
    /// <param name="reader">The request's body; over TLS and HTTP/2 it comes in pieces of a few kB, which are put together here.</param>
    /// <param name="announced">The Content-Length; <c>null</c> when there is none. It may be wrong.</param>
    /// <param name="room">What all bodies together may take.</param>
    /// <param name="cancellation">Ends when the caller goes away.</param>
    /// <exception cref="BadHttpRequestException">The request broke off, came too slowly, or is beyond <see cref="MaxBytesRead"/>.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async ValueTask<RequestBody> ReadAsync(PipeReader reader, long? announced, BodyRoom room, CancellationToken cancellation)
    {
        var body = new RequestBody(announced, room);
        try
        {
            while (!body.HasNoRoom)
            {
                var result = await reader.ReadAsync(cancellation);
                foreach (var segment in result.Buffer)
                    body.Append(segment.Span);

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                    return body;
            }

            return body;
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
        Return(buffer);

        _room.GiveBack(_first, _more);
        (_first, _more) = (0, 0);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        IsTooLarge |= _length + bytes.Length > MaxBytes;
        if (IsTooLarge || HasNoRoom)
            return;

        if (_length + bytes.Length > _buffer.Length && !TryGrow(_length + bytes.Length))
            return;

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private bool TryGrow(int needed)
    {
        var size = Math.Max(Math.Max(needed, _announced), 2 * _buffer.Length);
        HasNoRoom = !_room.TryTakeMore(size - _more);
        if (HasNoRoom)
            return false;

        _more = size;
        var larger = size <= MostPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Return(_buffer);
        _buffer = larger;
        return true;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= MostPooled)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
