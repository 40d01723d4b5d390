namespace Webhook.Files;

/// <summary>Log lines about files that are followed: event ids 8000 to 8999.</summary>
internal static partial class FileLog
{
    /// <summary>A mistake in this program while a file was read again. Report it with the exception.</summary>
    [LoggerMessage(8000, LogLevel.Error, "{Source} could not be reloaded; its last good state stays in use", EventName = nameof(ReloadFailed))]
    public static partial void ReloadFailed(ILogger logger, Exception exception, string source);
}
