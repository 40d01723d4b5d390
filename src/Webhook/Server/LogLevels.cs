namespace Webhook.Server;

/// <summary>The words that <c>--log-level</c> takes.</summary>
internal static class LogLevels
{
    /// <summary>From most to least talkative.</summary>
    public static IReadOnlyList<string> All { get; } = ["trace", "debug", "information", "warning", "error", "none"];

    /// <summary>The level of a word, in any case.</summary>
    public static LogLevel Parse(string word) => Enum.Parse<LogLevel>(word, ignoreCase: true);
}
