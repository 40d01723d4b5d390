using System.Globalization;

namespace Webhook.Model.Core;

/// <summary>How the API server spells a quantity that it was given: the amount alone does not tell, since units of a family are kept.</summary>
/// <remarks>
/// Follows <c>ParseQuantity</c>, <c>RoundUp</c> and <c>CanonicalizeBytes</c> of k8s.io/apimachinery/pkg/api/resource/quantity.go,
/// with what they take for canonical and keep as it was written.
/// </remarks>
public static class QuantityForm
{
    private const string DecimalSuffixes = "numkMGTPE";

    private static readonly Int128 One = 1_000_000_000;

    private enum Family
    {
        Decimal,
        Binary,
        Exponent,
    }

    /// <summary>The spelling that is stored; <c>null</c> when the text is no quantity.</summary>
    public static string? Canonical(string text) => Quantity.TryParse(text.Trim(), out var quantity)
        ? Spell(text.Trim(), quantity, isRounded: false)
        : null;

    /// <summary>The same in a list of resources, where amounts are rounded up to thousandths.</summary>
    public static string? CanonicalInMilli(string text) => Quantity.TryParse(text.Trim(), out var quantity)
        ? Spell(text.Trim(), quantity.RoundedToMilli, isRounded: quantity != quantity.RoundedToMilli)
        : null;

    private static string Spell(string text, Quantity quantity, bool isRounded)
    {
        var suffixAt = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var number = text;
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        if (exponentAt >= 0 && exponentAt < text.Length - 1)
            suffixAt = exponentAt;
        else if (text.EndsWith('.'))
            suffixAt = text.Length;

        number = text[..suffixAt];
        var suffix = text[suffixAt..].TrimStart('.');
        var family = suffix.EndsWith('i') ? Family.Binary : suffix.Length > 1 ? Family.Exponent : Family.Decimal;
        return !isRounded && IsKeptAsWritten(number, suffix, family) ? text : Write(quantity, family);
    }

    private static bool IsKeptAsWritten(string number, string suffix, Family family)
    {
        var digits = number.TrimStart('+', '-').Split('.');
        var (whole, fraction) = (digits[0].TrimStart('0'), digits.Length > 1 ? digits[1] : "");
        if (whole.Length == 0)
            whole = "0";

        var shifted = whole + fraction;
        if (family == Family.Binary)
        {
            var exponent = 10 * ("KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1);
            var isShort = 15 - whole.Length - (int)(exponent * 3f / 10) - 1 >= 0;
            return digits.Length == 1 && isShort && long.Parse(shifted, CultureInfo.InvariantCulture) % 8 != 0;
        }

        var scale = (family == Family.Exponent
            ? int.Parse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : suffix.Length == 0 ? 0 : ScaleOf(suffix[0])) - fraction.Length;
        return shifted.Length <= 18 && scale >= -9 && scale % 3 == 0 && shifted[0] != '0' && !shifted.EndsWith("000", StringComparison.Ordinal);
    }

    private static int ScaleOf(char suffix)
    {
        var place = DecimalSuffixes.IndexOf(suffix, StringComparison.Ordinal);
        return place < 3 ? (place - 3) * 3 : (place - 2) * 3;
    }

    private static string Write(Quantity quantity, Family family)
    {
        var nanos = quantity.Nanos;
        if (nanos == 0)
            return "0";

        if (family == Family.Binary && nanos % One == 0 && Int128.Abs(nanos / One) >= 1024)
        {
            var (value, place) = (nanos / One, -1);
            while (value % 1024 == 0 && place < 5)
                (value, place) = (value / 1024, place + 1);

            return value.ToString(CultureInfo.InvariantCulture) + (place < 0 ? "" : $"{"KMGTPE"[place]}i");
        }

        var (mantissa, exponent) = (nanos, -9);
        while (mantissa % 1000 == 0 && (family == Family.Exponent || exponent < 18))
            (mantissa, exponent) = (mantissa / 1000, exponent + 3);

        var suffix = exponent == 0 ? ""
            : family == Family.Exponent ? string.Create(CultureInfo.InvariantCulture, $"e{exponent}")
            : DecimalSuffixes[exponent < 0 ? (exponent / 3) + 3 : (exponent / 3) + 2].ToString();
        return mantissa.ToString(CultureInfo.InvariantCulture) + suffix;
    }
}
