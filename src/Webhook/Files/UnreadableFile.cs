namespace Webhook.Files;

/// <summary>Why a file could not be read, in words that do not depend on the runtime's messages.</summary>
internal static class UnreadableFile
{
    /// <summary>The reason, lower case and without a full stop; the path is not repeated.</summary>
    public static string Reason(string path, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => Directory.Exists(path) ? "it is a folder or may not be read" : "permission to read it is missing",
        _ => $"it can't be read: {exception.Message}",
    };
}
