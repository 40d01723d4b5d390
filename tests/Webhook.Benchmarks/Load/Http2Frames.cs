using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Webhook.Benchmarks.Load;

/// <summary>Frames of HTTP/2 (RFC 9113) and the little of HPACK (RFC 7541) that a client needs which never indexes a field.</summary>
internal static class Http2Frames
{
    public const int HeaderLength = 9;
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte Ack = 1;
    public const byte EndStream = 1;
    public const byte EndHeaders = 4;

    /// <summary>Bytes of one DATA frame; every server takes as many (SETTINGS_MAX_FRAME_SIZE).</summary>
    public const int MaxFrame = 16 * 1024;

    /// <summary>What may be on its way to a peer that has not said otherwise (SETTINGS_INITIAL_WINDOW_SIZE).</summary>
    public const int DefaultWindow = 65_535;

    /// <summary>Index of <c>:status: 200</c> in HPACK's static table, as an indexed field.</summary>
    public const byte Status200 = 0x88;

    /// <summary>
    /// What a client begins with: no HPACK table, so that each answer's header stands for itself, and room for as much as can
    /// come, on each stream and on the connection, so that it never has to make more.
    /// </summary>
    public static byte[] Preface()
    {
        var settings = new byte[12];
        BinaryPrimitives.WriteInt16BigEndian(settings, 1); // SETTINGS_HEADER_TABLE_SIZE
        BinaryPrimitives.WriteInt16BigEndian(settings.AsSpan(6), 4); // SETTINGS_INITIAL_WINDOW_SIZE
        BinaryPrimitives.WriteInt32BigEndian(settings.AsSpan(8), int.MaxValue);
        var room = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(room, int.MaxValue - DefaultWindow);
        return [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(Settings, 0, 0, settings), .. Frame(WindowUpdate, 0, 0, room)];
    }

    /// <summary>A whole frame.</summary>
    public static byte[] Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderLength + payload.Length];
        WriteHeader(frame, payload.Length, type, flags, stream);
        payload.CopyTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>The first nine bytes of a frame.</summary>
    public static void WriteHeader(Span<byte> frame, int length, byte type, byte flags, int stream)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame, (length << 8) | type);
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame[5..], stream);
    }

    /// <summary>The header block of a POST: literal fields without indexing, names by their place in the static table.</summary>
    public static byte[] RequestHeader(string path, int length) =>
    [
        0x83, // :method: POST
        0x87, // :scheme: https
        .. Literal(1, "localhost"), // :authority
        .. Literal(4, path), // :path
        .. Literal(31, "application/json"), // content-type
        .. Literal(28, length.ToString(CultureInfo.InvariantCulture)), // content-length
    ];

    // A name's index of four bits, or 15 and the rest in a byte of its own; no text here has 127 characters.
    private static byte[] Literal(int name, string value) =>
        [.. name < 15 ? new byte[] { (byte)name } : [15, (byte)(name - 15)], (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
