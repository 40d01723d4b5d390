namespace Webhook.Policy.Tolerations;

/// <summary>The integers that <c>Gt</c> and <c>Lt</c> compare: decimal, canonical, within int64.</summary>
/// <remarks>
/// An optional <c>-</c>, then <c>0</c> or digits without a leading zero; no <c>+</c>, no <c>-0</c>. Follows
/// <c>IsDecimalInteger</c> of k8s.io/apimachinery, so <c>007</c> is text and compares with nothing.
/// </remarks>
internal static class CanonicalInteger
{
    /// <summary>Whether the text is written as one, of any size.</summary>
    public static bool IsWellFormed(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9') && (digits[0] != '0' || text == "0");
    }

    /// <summary>Whether Go's <c>ParseInt</c> reads the text as an int64: a sign and leading zeros are fine there.</summary>
    public static bool FitsInt64(string text)
    {
        var digits = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        return !digits.IsEmpty
            && !digits.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _);
    }

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
