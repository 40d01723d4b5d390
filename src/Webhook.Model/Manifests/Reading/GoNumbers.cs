using System.Globalization;
using System.Numerics;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Numbers as Go reads and writes them: strconv with base 0, and encoding/json for floats.</summary>
internal static class GoNumbers
{
    // A number of more digits is nobody's number; turning it to decimal would take long.
    private const int MaxDigits = 1000;

    /// <summary>A whole number in decimal; prefixes <c>0x</c>, <c>0o</c>, <c>0b</c> and <c>0</c> (octal) and a sign are understood.</summary>
    public static bool TryParseInteger(ReadOnlySpan<char> text, out string number)
    {
        number = "";
        var negative = text is ['-', ..];
        if (text is ['+' or '-', ..])
            text = text[1..];

        var (radix, prefix) = text switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        var digits = text[prefix..];
        if (digits.Length is 0 or > MaxDigits)
            return false;

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 16;
            if (worth >= radix)
                return false;

            value = (value * radix) + worth;
        }

        number = (negative ? -value : value).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>A finite float as encoding/json writes it: <c>1</c>, <c>0.5</c>, <c>1e+21</c>, <c>1e-7</c>.</summary>
    public static string Format(double value)
    {
        var sign = double.IsNegative(value) ? "-" : "";
        var (digits, exponent) = Shortest(Math.Abs(value));
        if (exponent is < -6 or >= 21)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
        }

        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";

        if (digits.Length <= exponent + 1)
            return sign + digits.PadRight(exponent + 1, '0');

        return $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>The fewest digits that give the number back, and the power of ten that the first of them stands for.</summary>
    private static (string Digits, int Exponent) Shortest(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var index ? index : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return significant.Length == 0
            ? ("0", 0)
            : (significant.TrimEnd('0'), exponent + point - 1 - (digits.Length - significant.Length));
    }
}
