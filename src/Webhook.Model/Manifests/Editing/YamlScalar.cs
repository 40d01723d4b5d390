using System.Buffers;
using System.Globalization;
using System.Text;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Chooses how a string is written so that YAML 1.1 readers read the same string.</summary>
internal static class YamlScalar
{
    /// <summary>A word of these characters alone may be a number (hexadecimal, base 60, exponent) or a time stamp.</summary>
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789abcdefABCDEFxXoOtTzZ_:.,+- ");

    private static readonly HashSet<string> ReservedWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<",
        ".inf", "-.inf", "+.inf", ".nan", "-", "--", "---", "...",
    };

    /// <summary>A value: plain, a literal block, or in double quotes.</summary>
    /// <param name="yaml">Where to write.</param>
    /// <param name="value">The string.</param>
    /// <param name="indentation">Columns before the lines of a literal block.</param>
    public static StringBuilder Append(StringBuilder yaml, string value, int indentation)
    {
        if (IsPlain(value))
            return yaml.Append(value);

        return IsLiteral(value) ? AppendLiteral(yaml, value, indentation) : AppendQuoted(yaml, value);
    }

    /// <summary>A key, or a value that must stay on its line: plain or in double quotes.</summary>
    public static StringBuilder AppendKey(StringBuilder yaml, string key) => IsPlain(key) ? yaml.Append(key) : AppendQuoted(yaml, key);

    /// <summary>A value within brackets or braces, where a comma ends a plain one.</summary>
    public static StringBuilder AppendInFlow(StringBuilder yaml, string value) =>
        value.AsSpan().IndexOfAny(",[]{}") < 0 ? AppendKey(yaml, value) : AppendQuoted(yaml, value);

    private static bool IsPlain(string value) =>
        !ReservedWords.Contains(value)
        && !MayBeNumber(value)
        && !"?:,[]{}#&*!|>'\"%@` ".Contains(value[0], StringComparison.Ordinal)
        && !value.StartsWith("- ", StringComparison.Ordinal) && !value.StartsWith("--- ", StringComparison.Ordinal)
        && !value.EndsWith(' ') && !value.EndsWith(':')
        && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal)
        && value.All(IsPrintable);

    private static bool MayBeNumber(string value) =>
        (char.IsAsciiDigit(value[0]) || value[0] is '-' or '+' or '.')
        && value.AsSpan().IndexOfAnyExcept(NumberCharacters) < 0 && value.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>Several printable lines, none of blanks alone, the first one telling the indentation.</summary>
    private static bool IsLiteral(string value)
    {
        var lines = value.Split('\n');
        return lines.Length > 1 && lines[0].Length > 0 && lines[0][0] is not (' ' or '\t')
            && lines.All(line => line.All(c => c == '\t' || IsPrintable(c)) && (line.Length == 0 || line.AsSpan().Trim().Length > 0));
    }

    private static StringBuilder AppendLiteral(StringBuilder yaml, string value, int indentation)
    {
        var chomping = !value.EndsWith('\n') ? "-" : value.EndsWith("\n\n", StringComparison.Ordinal) ? "+" : "";
        yaml.Append('|').Append(chomping);
        var body = value.EndsWith('\n') ? value[..^1] : value;
        foreach (var line in body.Split('\n'))
            yaml.Append('\n').Append(' ', line.Length == 0 ? 0 : indentation).Append(line);

        return yaml;
    }

    private static StringBuilder AppendQuoted(StringBuilder yaml, string value)
    {
        yaml.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => yaml.Append('\\').Append(c),
                '\n' => yaml.Append("\\n"),
                '\r' => yaml.Append("\\r"),
                '\t' => yaml.Append("\\t"),
                _ when IsPrintable(c) => yaml.Append(c),
                _ => yaml.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return yaml.Append('"');
    }

    /// <summary>What every YAML reader takes unescaped on one line; characters beyond the basic plane come as surrogate pairs.</summary>
    private static bool IsPrintable(char c) =>
        c is (>= ' ' and <= '~') or (>= '\xa0' and <= '\ufffd') and not ('\u2028' or '\u2029' or '\ufeff');
}
