using System.Buffers;
using System.IO.Compression;

namespace Webhook.Metrics.Exposition;

/// <summary>Compresses what is written to it on its way to another writer; complete once disposed of.</summary>
internal sealed class GzipWriter : IBufferWriter<byte>, IDisposable
{
    private const int ChunkSize = 16 * 1024;

    private readonly GZipStream _gzip;
    private byte[] _chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
    private int _filled;

    /// <param name="output">Takes the compressed bytes.</param>
    public GzipWriter(IBufferWriter<byte> output) => _gzip = new(new BufferWriterStream(output), CompressionLevel.Fastest);

    public void Advance(int count) => _filled += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var size = Math.Max(sizeHint, 1);
        if (_chunk.Length - _filled < size)
            Compress(size);

        return _chunk.AsMemory(_filled);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        Compress(0);
        _gzip.Dispose();
        ArrayPool<byte>.Shared.Return(_chunk);
        _chunk = [];
    }

    // Leaves an empty chunk that holds at least so many bytes.
    private void Compress(int size)
    {
        _gzip.Write(_chunk.AsSpan(0, _filled));
        _filled = 0;
        if (_chunk.Length >= size)
            return;

        ArrayPool<byte>.Shared.Return(_chunk);
        _chunk = ArrayPool<byte>.Shared.Rent(size);
    }
}
