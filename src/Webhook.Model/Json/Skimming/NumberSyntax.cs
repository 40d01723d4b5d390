namespace Webhook.Model.Json.Skimming;

/// <summary>Numbers as RFC 8259 spells them.</summary>
internal static class NumberSyntax
{
    /// <summary>Bytes of the number that the text begins with; 0 when it begins with none.</summary>
    /// <remarks>What may stand behind it is not asked: <c>01</c> is a number of one byte, and whoever reads on finds no comma.</remarks>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var digits = Digits(text[at..]);
        if (digits == 0)
            return 0;

        at += text[at] == '0' ? 1 : digits;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text[(at + 1)..]);
            if (fraction == 0)
                return 0;

            at += 1 + fraction;
        }

        if (at >= text.Length || (text[at] | 0x20) != 'e')
            return at;

        var sign = at + 1 < text.Length && text[at + 1] is (byte)'+' or (byte)'-' ? 1 : 0;
        var exponent = Digits(text[(at + 1 + sign)..]);
        return exponent == 0 ? 0 : at + 1 + sign + exponent;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
