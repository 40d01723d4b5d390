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
        if (text is ['+' or '-', ..]) text = text[1..];
        var (radix, prefix) = text switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        var digits = text[prefix..];
        if (digits.Length is 0 or > MaxDigits) return false;

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 16;
            if (worth >= radix) return false;
            value = (value * radix) + worth;
        }

        number = (negative ? -value : value).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>A finite float as encoding/json writes it: <c>1</c>, <c>0.5</c>, <c>1e+21</c>, <c>1e-7</c>.</summary>
    public static string Format(double value)
    {
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = value == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var sign = shortest[0] == '-' ? "-" : "";
        if (exponent is < -6 or >= 21)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
        }

        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        if (digits.Length <= exponent + 1) return sign + digits.PadRight(exponent + 1, '0');
        return $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>The significant digits, without point, exponent and zeros at either end.</summary>
    private static string Digits(string shortest)
    {
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-', '0');
        return mantissa.Length == 0 ? "0" : mantissa;
    }
}
