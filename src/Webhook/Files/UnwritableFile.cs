namespace Webhook.Files;

/// <summary>Why a file or folder could not be written, in words that do not depend on the runtime's messages.</summary>
internal static class UnwritableFile
{
    private const string NoPlace = "nothing can be made there";

    /// <summary>The reason, lower case and without a full stop; the path is not repeated.</summary>
    public static string Reason(string path, Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission to write there is missing",
        FileNotFoundException or DirectoryNotFoundException => NoPlace,
        _ when File.Exists(path) || File.Exists(Path.GetDirectoryName(path)) => NoPlace,
        // The runtime puts the whole path behind the system's own words.
        _ => exception.Message.Split(" : '")[0].TrimEnd('.'),
    };
}
