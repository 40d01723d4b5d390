using System.Buffers.Text;
using System.Text;

namespace Webhook.Benchmarks.Load;

/// <summary>Reads an HTTP/1.1 answer: RFC 9112, as much of it as an honest server sends.</summary>
internal static class Http1Answer
{
    private static ReadOnlySpan<byte> Ok => "HTTP/1.1 200 "u8;

    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> Chunked => "\r\nTransfer-Encoding: chunked"u8;

    /// <summary>Takes the body out of what has come.</summary>
    /// <param name="received">Everything that has come of the answer.</param>
    /// <param name="body">Gets the body.</param>
    /// <param name="length">Bytes of the body.</param>
    /// <returns>Whether the answer is there to its end.</returns>
    /// <exception cref="LoadException">It is no answer with status 200.</exception>
    public static bool TryRead(ReadOnlySpan<byte> received, Span<byte> body, out int length)
    {
        length = 0;
        var end = received.IndexOf(HeaderEnd);
        if (end < 0)
            return false;

        var header = received[..end];
        if (!header.StartsWith(Ok))
            throw new LoadException($"an answer is no 200: {Encoding.UTF8.GetString(received)}");

        var rest = received[(end + HeaderEnd.Length)..];
        if (header.IndexOf(Chunked) >= 0)
            return TryJoin(rest, body, out length);

        var at = header.IndexOf(Length);
        if (at < 0 || !Utf8Parser.TryParse(header[(at + Length.Length)..], out length, out _))
            throw new LoadException($"an answer has no length: {Encoding.UTF8.GetString(header)}");

        if (rest.Length < length)
            return false;

        rest[..length].CopyTo(body);
        return true;
    }

    private static bool TryJoin(ReadOnlySpan<byte> chunks, Span<byte> body, out int length)
    {
        length = 0;
        while (true)
        {
            var line = chunks.IndexOf("\r\n"u8);
            if (line < 0)
                return false;

            if (!Utf8Parser.TryParse(chunks[..line], out int size, out _, 'x'))
                throw new LoadException($"a chunk has no length: {Encoding.UTF8.GetString(chunks)}");

            chunks = chunks[(line + 2)..];
            if (chunks.Length < size + 2)
                return false;

            if (size == 0)
                return true;

            chunks[..size].CopyTo(body[length..]);
            length += size;
            chunks = chunks[(size + 2)..];
        }
    }
}
