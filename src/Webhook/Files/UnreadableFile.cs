namespace Webhook.Files;

/// <summary>Why a file could not be read, in words that do not depend on the runtime's messages.</summary>
internal static class UnreadableFile
{
    /// <summary>The reason, lower case and without a full stop; the path is not repeated.</summary>
    public static string Reason(string path, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => Directory.Exists(path)
            ? "it is a folder where a file must stand, or permission to read it or a folder in it is missing"
            : "permission to read it is missing",
        // The runtime puts the whole path behind the system's own words.
        _ => $"it can't be read: {exception.Message.Split(" : '")[0].TrimEnd('.')}",
    };
}
