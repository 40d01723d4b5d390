namespace Webhook.Server;

/// <summary>Text as one word of a POSIX shell's command line.</summary>
internal static class ShellWord
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@%,=";

    /// <summary>The text itself where no shell gives any of it a meaning, else in single quotes.</summary>
    public static string Of(string text) => text.Length > 0 && text.All(Plain.Contains)
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
