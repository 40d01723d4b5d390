using System.Text;

namespace Webhook.Model.Text;

/// <summary>Text that stays on one line whatever names it quotes.</summary>
/// <remarks>The API server drops a warning that holds a control character or is not valid UTF-8 (endpoints/filters/warning.go).</remarks>
public static class OneLine
{
    private static readonly Rune Blank = new(' ');

    /// <summary>The text with each control character and line separator as a space and each half surrogate pair as U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(Breaks(rune) ? Blank : rune);

        return line.ToString();
    }

    /// <summary>The text, cut to a number of runes; an ellipsis as the last one says that it was cut.</summary>
    public static string Cut(string text, int runes)
    {
        // A rune has one character or two: text that is short enough in characters need not be counted.
        if (text.Length <= runes || Length(text) <= runes)
            return text;

        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(runes - 1))
            line.Append(rune);

        return line.Append('…').ToString();
    }

    /// <summary>How many runes the text has: what Go and the API server count.</summary>
    public static int Length(string text)
    {
        if (Ascii.IsValid(text))
            return text.Length;

        var runes = 0;
        foreach (var _ in text.EnumerateRunes())
            runes++;

        return runes;
    }

    private static bool Breaks(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
}
