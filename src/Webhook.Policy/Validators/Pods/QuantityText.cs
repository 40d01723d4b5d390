using System.Globalization;
using System.Numerics;

namespace Webhook.Policy.Validators.Pods;

/// <summary>Reads a quantity, as far as validation compares it.</summary>
/// <remarks>
/// Follows k8s.io/apimachinery's pkg/api/resource: what is finer than a billionth is rounded away from zero. Source:
/// <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"/>.
/// </remarks>
internal static class QuantityText
{
    private const int NanoDigits = 9;

    // Beyond them every quantity is the same to the API server, or next to nothing.
    private const int MostDigits = 40;

    private static readonly Dictionary<string, int> Decimals = new(StringComparer.Ordinal)
    {
        [""] = 0, ["n"] = -9, ["u"] = -6, ["m"] = -3, ["k"] = 3, ["M"] = 6, ["G"] = 9, ["T"] = 12, ["P"] = 15, ["E"] = 18,
    };

    private static readonly string[] Binaries = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>Whether the text is a quantity.</summary>
    /// <param name="text">As written.</param>
    /// <param name="nano">The amount in billionths; <c>null</c> where it is too large or too small to compare.</param>
    public static bool TryParse(string text, out BigInteger? nano)
    {
        nano = null;
        var rest = text.Trim();
        var isNegative = rest.StartsWith('-');
        if (rest is ['+' or '-', ..])
            rest = rest[1..];

        var length = rest.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
        var (number, suffix) = (rest[..length], rest[length..]);
        var parts = number.Split('.');
        if (parts.Length > 2 || number.Length == 0 || number == "." || !TryScale(suffix, out var tens, out var binary))
            return false;

        var fraction = parts.Length > 1 ? parts[1] : "";
        if (number.Length > MostDigits || Math.Abs(tens) > MostDigits)
            return true;

        var digits = BigInteger.Parse("0" + parts[0] + fraction, CultureInfo.InvariantCulture) * BigInteger.Pow(1024, binary);
        var shift = tens + NanoDigits - fraction.Length;
        var amount = shift >= 0 ? digits * BigInteger.Pow(10, shift) : Up(digits, BigInteger.Pow(10, -shift));
        nano = isNegative ? -amount : amount;
        return true;
    }

    private static bool TryScale(string suffix, out int tens, out int binary)
    {
        binary = Array.IndexOf(Binaries, suffix) + 1;
        if (binary > 0)
        {
            tens = 0;
            return true;
        }

        return Decimals.TryGetValue(suffix, out tens)
            || (suffix is ['e' or 'E', ..] && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out tens));
    }

    private static BigInteger Up(BigInteger digits, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(digits, divisor, out var remainder);
        return remainder.IsZero ? quotient : quotient + 1;
    }
}
