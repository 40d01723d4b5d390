namespace Webhook.Files;

/// <summary>Reads inputs whole, but for those that never end.</summary>
internal static class BoundedBytes
{
    /// <summary>Why an input was not read.</summary>
    public const string TooLarge = "it is larger than 1 GiB; split it";

    private const int Most = 1 << 30;

    /// <summary>The bytes of a file; <c>null</c> when there are too many.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file);
    }

    /// <summary>The bytes of a stream from where it stands; <c>null</c> when there are too many.</summary>
    /// <param name="stream">A device or a pipe may not know its length, or never end.</param>
    /// <param name="most">So many are not too many.</param>
    public static byte[]? Read(Stream stream, int most = Most)
    {
        if (stream.CanSeek && stream.Length > most)
            return null;

        using var bytes = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var part = new byte[64 * 1024];
        for (var read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            if (bytes.Length + read > most)
                return null;

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}
