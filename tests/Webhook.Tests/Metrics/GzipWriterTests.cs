using System.Buffers;
using System.IO.Compression;
using Webhook.Metrics.Exposition;

namespace Webhook.Tests.Metrics;

public sealed class GzipWriterTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 7)]
    [InlineData(5, 50_000)]
    public void Gives_back_what_was_written(int pieces, int size)
    {
        var output = new ArrayBufferWriter<byte>();
        var written = new List<byte>();
        using (var gzip = new GzipWriter(output))
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                gzip.GetSpan(size)[..size].Fill((byte)piece);
                gzip.Advance(size);
                written.AddRange(Enumerable.Repeat((byte)piece, size));
            }
        }

        using var unzipped = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(output.WrittenSpan.ToArray()), CompressionMode.Decompress))
            stream.CopyTo(unzipped);

        Assert.Equal(written, unzipped.ToArray());
    }
}
