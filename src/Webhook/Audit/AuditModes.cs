namespace Webhook.Audit;

/// <summary>The words that <c>--audit</c> takes.</summary>
internal static class AuditModes
{
    /// <summary>From least to most.</summary>
    public static IReadOnlyList<string> All { get; } = ["off", "metrics", "full"];

    /// <summary>The mode of a word, in any case.</summary>
    public static AuditMode Parse(string word) => Enum.Parse<AuditMode>(word, ignoreCase: true);
}
