using System.Globalization;
using System.Text;

namespace Webhook.Output;

/// <summary>Text of a manifest made safe to print: names and values are free text and may hold terminal escapes.</summary>
internal static class Printable
{
    /// <summary>One line: each control character becomes <c>\u001b</c>, its escape in JSON.</summary>
    public static string OneLine(string text) => Escape(text, keepLines: false);

    /// <summary>The same with line ends and tabs kept.</summary>
    public static string KeepingLines(string text) => Escape(text, keepLines: true);

    private static string Escape(string text, bool keepLines)
    {
        if (!text.Any(letter => IsUnsafe(letter, keepLines)))
            return text;

        var safe = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (IsUnsafe(letter, keepLines))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                safe.Append(letter);
        }

        return safe.ToString();
    }

    // Bidirectional controls (U+202A to U+202E, U+2066 to U+2069) can show a line as another than it is; XML can't hold
    // U+FFFE and U+FFFF in any form.
    private static bool IsUnsafe(char letter, bool keepLines) =>
        (char.IsControl(letter) && !(keepLines && letter is '\n' or '\r' or '\t'))
        || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';
}
