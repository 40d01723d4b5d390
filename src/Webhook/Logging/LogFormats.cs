namespace Webhook.Logging;

/// <summary>Forms of a log line.</summary>
internal static class LogFormats
{
    /// <summary>One line for people.</summary>
    public const string Text = "text";

    /// <summary>One JSON object a line.</summary>
    public const string Json = "json";

    /// <summary>All forms.</summary>
    public static IReadOnlyList<string> All { get; } = [Text, Json];

    /// <summary>Whether a word, in any case, is <see cref="Json"/>.</summary>
    public static bool IsJson(string word) => word.Equals(Json, StringComparison.OrdinalIgnoreCase);
}
