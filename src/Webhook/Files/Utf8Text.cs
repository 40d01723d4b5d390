using System.Text;
using System.Text.Unicode;

namespace Webhook.Files;

/// <summary>Text of files in UTF-8, the one encoding that the API server takes.</summary>
internal static class Utf8Text
{
    // Far more than anybody writes; what holds more than 1 Gi characters can't be held as one text at all.
    private const int MostBytes = 256 << 20;

    /// <summary>The text, byte order mark included, so that it can be written back byte for byte.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="problem">Why it is no UTF-8; empty when it is.</param>
    /// <returns><c>null</c> when it is no UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "";
        if (bytes.Length > MostBytes)
        {
            problem = $"the file is larger than {MostBytes >> 20} MiB; split it";
            return null;
        }

        if (WideEncoding(bytes) is { } encoding)
        {
            problem = $"the file is in {encoding}; save it in UTF-8";
            return null;
        }

        var bad = FirstInvalidByte(bytes);
        if (bad < 0)
            return Encoding.UTF8.GetString(bytes);

        problem = $"the file is not in UTF-8: byte 0x{bytes[bad]:X2} at offset {bad}; save it in UTF-8";
        return null;
    }

    /// <summary>By a byte order mark, or by the zeros that the first character, which is an ASCII one, has beside it.</summary>
    private static string? WideEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [> 0, 0, 0, 0, > 0, ..] or [0, 0, 0, > 0, 0, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [> 0, 0, > 0, 0, ..] or [0, > 0, 0, > 0, ..] => "UTF-16",
        _ => null,
    };

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;

        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;

        return offset;
    }
}
