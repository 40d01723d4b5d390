namespace Webhook.Logging;

/// <summary>The words for levels: <c>--log-level</c> takes them, and log lines in JSON have them.</summary>
internal static class LogLevels
{
    /// <summary>What <c>--log-level</c> takes, from most to least talkative.</summary>
    public static IReadOnlyList<string> All { get; } = ["trace", "debug", "information", "warning", "error", "none"];

    /// <summary>The level of a word, in any case.</summary>
    public static LogLevel Parse(string word) => Enum.Parse<LogLevel>(word, ignoreCase: true);

    /// <summary>The word of a level.</summary>
    public static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        _ => "none",
    };
}
