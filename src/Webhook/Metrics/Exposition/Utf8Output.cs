using System.Buffers;
using System.Globalization;
using System.Text;

namespace Webhook.Metrics.Exposition;

/// <summary>Writes the pieces of an exposition straight into the memory of an answer.</summary>
internal sealed class Utf8Output(IBufferWriter<byte> output)
{
    /// <summary>No shortest form of a double is longer: -1.2345678901234567E-308.</summary>
    private const int MaxNumberLength = 32;

    private static readonly SearchValues<char> Special = SearchValues.Create("\\\n");
    private static readonly SearchValues<char> SpecialOrQuote = SearchValues.Create("\\\n\"");

    /// <summary>A name, or a piece of syntax; ASCII.</summary>
    public Utf8Output Ascii(string text)
    {
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(text.Length)));
        return this;
    }

    /// <summary>A text of any characters: backslash and line feed are escaped, and quotes where the format asks for it.</summary>
    public Utf8Output Escaped(string text, bool quotes)
    {
        var rest = text.AsSpan();
        var special = quotes ? SpecialOrQuote : Special;
        while (rest.IndexOfAny(special) is >= 0 and var index)
        {
            Unicode(rest[..index]);
            Ascii(rest[index] switch
            {
                '\n' => @"\n",
                '"' => "\\\"",
                _ => @"\\",
            });
            rest = rest[(index + 1)..];
        }

        Unicode(rest);
        return this;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public Utf8Output Number(double value)
    {
        if (double.IsInfinity(value))
            return Ascii(value > 0 ? "+Inf" : "-Inf");

        if (!value.TryFormat(output.GetSpan(MaxNumberLength), out var written, default, CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"{value} takes more than {MaxNumberLength} bytes");

        output.Advance(written);
        return this;
    }

    // Half of a surrogate pair becomes U+FFFD.
    private void Unicode(ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
            output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }
}
