using System.Text;
using System.Text.Unicode;

namespace Webhook.Files;

/// <summary>Text of files in UTF-8, the one encoding that the API server takes.</summary>
internal static class Utf8Text
{
    /// <summary>The text, byte order mark included, so that it can be written back byte for byte.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="problem">Why it is no UTF-8; empty when it is.</param>
    /// <returns><c>null</c> when it is no UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "";
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problem = "the file is in UTF-16; save it in UTF-8";
            return null;
        }

        var bad = FirstInvalidByte(bytes);
        if (bad < 0)
            return Encoding.UTF8.GetString(bytes);

        problem = $"the file is not in UTF-8: byte 0x{bytes[bad]:X2} at offset {bad}; save it in UTF-8";
        return null;
    }

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
