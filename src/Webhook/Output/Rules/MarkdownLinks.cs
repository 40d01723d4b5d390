using System.Text.RegularExpressions;

namespace Webhook.Output.Rules;

/// <summary>Addresses in running text as Markdown links.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>The text with each bare https address in angle brackets.</summary>
    public static string Enclose(string text) => Address().Replace(text, "<$0>");

    [GeneratedRegex(@"(?<![<(])https://[^\s<>()]*[^\s<>().,;:]")]
    private static partial Regex Address();
}
