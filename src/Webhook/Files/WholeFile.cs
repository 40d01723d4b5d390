namespace Webhook.Files;

/// <summary>Writes files that are there whole or not at all.</summary>
internal static class WholeFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a text that everybody may read.</summary>
    public static void Write(string path, string text) => Write(path, text, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

    /// <summary>Writes a text that only its owner may read (mode 0600), from the first byte on.</summary>
    public static void WriteSecret(string path, string text) => Write(path, text, OwnerOnly);

    /// <summary>By way of a new file beside it, so that a reader sees the old text or the new one, and the mode is ours.</summary>
    private static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;

        var fresh = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var writer = new StreamWriter(fresh, options))
                writer.Write(text);

            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
