using System.Buffers;

namespace Webhook.Server.Connections;

/// <summary>The first message of a TLS client, as far as it has come.</summary>
/// <remarks>Follows RFC 8446 section 5.1 (records) and RFC 5246 section 6.2.1, which are the same in this.</remarks>
internal static class ClientHello
{
    private const byte Handshake = 22;

    /// <summary>Type, version, length.</summary>
    private const int RecordHeader = 5;

    private const int MostInRecord = 1 << 14;

    /// <summary>
    /// Whether TLS has something to work on: all of the first record, which holds the whole message but for clients that split it; or
    /// what is no handshake, or longer than a record may be, which TLS refuses at sight.
    /// </summary>
    public static bool HasCome(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsEmpty)
            return false;

        Span<byte> header = stackalloc byte[RecordHeader];
        header.Clear();
        bytes.Slice(0, Math.Min(RecordHeader, bytes.Length)).CopyTo(header);
        if (header[0] != Handshake)
            return true;

        var length = (header[3] << 8) | header[4];
        return bytes.Length >= RecordHeader && (length > MostInRecord || bytes.Length - RecordHeader >= length);
    }
}
