namespace Webhook.Policy.Tolerations;

/// <summary>The integers that <c>Gt</c> and <c>Lt</c> compare: decimal, canonical, within int64.</summary>
/// <remarks>
/// An optional <c>-</c>, then <c>0</c> or digits without a leading zero; no <c>+</c>, no <c>-0</c>. Follows
/// <c>IsDecimalInteger</c> of k8s.io/apimachinery, so <c>007</c> is text and compares with nothing.
/// </remarks>
internal static class CanonicalInteger
{
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative ? 1 : 0);
        if (digits.IsEmpty || (digits[0] == '0' && text.Length > 1))
            return false;

        // Summed downwards: the smallest int64 has no positive counterpart.
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit) || value < (long.MinValue + (digit - '0')) / 10)
                return false;

            value = (value * 10) - (digit - '0');
        }

        if (!negative && value == long.MinValue)
            return false;

        value = negative ? value : -value;
        return true;
    }
}
