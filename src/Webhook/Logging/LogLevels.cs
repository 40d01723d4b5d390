namespace Webhook.Logging;

/// <summary>The words for levels: <c>--log-level</c> takes them, and log lines in JSON have them.</summary>
internal static class LogLevels
{
    private static readonly Dictionary<string, LogLevel> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["information"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["none"] = LogLevel.None,

        // The words that lines of the text log begin with, and those of other programs.
        ["info"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["fail"] = LogLevel.Error,
        ["err"] = LogLevel.Error,
    };

    /// <summary>What <c>--log-level</c> takes, from most to least talkative.</summary>
    public static IReadOnlyList<string> All { get; } = ["trace", "debug", "information", "warning", "error", "none"];

    /// <summary>Whether a word names a level; case does not matter, and info, warn, err and fail are known too.</summary>
    public static bool IsKnown(string word) => Words.ContainsKey(word);

    /// <summary>The level of a word that is known.</summary>
    public static LogLevel Parse(string word) => Words[word];

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
