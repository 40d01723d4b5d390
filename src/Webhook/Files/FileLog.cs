namespace Webhook.Files;

/// <summary>Log lines about files that are followed: event ids 7000 to 7999.</summary>
internal static partial class FileLog
{
    [LoggerMessage(7000, LogLevel.Error, "{Source} could not be reloaded; its last good state stays in use", EventName = nameof(ReloadFailed))]
    public static partial void ReloadFailed(ILogger logger, Exception exception, string source);
}
