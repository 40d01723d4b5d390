namespace Webhook.Server;

/// <summary>Forms of a log line.</summary>
internal static class LogFormats
{
    /// <summary>One line for people.</summary>
    public const string Text = "text";

    /// <summary>One JSON object a line.</summary>
    public const string Json = "json";

    /// <summary>All forms.</summary>
    public static IReadOnlyList<string> All { get; } = [Text, Json];
}
