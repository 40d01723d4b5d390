using System.Buffers;
using System.Globalization;
using System.Text;

namespace Webhook.Logging;

/// <summary>A line under construction, as UTF-8, in a buffer that is used again. Not safe for several threads at once.</summary>
internal sealed class Utf8Line
{
    /// <summary>Characters of one text that are kept: beyond it container runtimes break lines anyway.</summary>
    public const int MaxText = 8 * 1024;

    /// <summary>Room for most lines.</summary>
    private const int InitialBytes = 1024;

    /// <summary>A buffer that one long line made larger than this is given up.</summary>
    private const int MaxBytesKept = 64 * 1024;

    /// <summary>What stands in text and in JSON as it is: printable ASCII but for quote and backslash.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(character => character is not ('"' or '\\'))]);

    private byte[] _bytes = new byte[InitialBytes];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > MaxBytesKept)
            _bytes = new byte[InitialBytes];
    }

    /// <summary>Appends bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Appends one ASCII character as it is.</summary>
    public void Append(char ascii)
    {
        Room(1)[0] = (byte)ascii;
        Length++;
    }

    /// <summary>Appends what formats itself in ASCII without a character that needs an escape: numbers and times.</summary>
    public void Append<T>(T value, string? format)
        where T : IUtf8SpanFormattable
    {
        int written;
        for (var size = 64; !value.TryFormat(Room(size), out written, format, CultureInfo.InvariantCulture); size *= 2)
        {
            // Only a format that asks for hundreds of digits needs more room.
        }

        Length += written;
    }

    /// <summary>Appends a number with so many decimals at most, as the format <c>0.###</c> does with three.</summary>
    public void Append(double value, int decimals)
    {
        // Beyond this a long would not hold it, or a double not the decimals.
        const double most = 1e9;
        if (!(Math.Abs(value) < most))
        {
            Append(value, "R");
            return;
        }

        long unit = 1;
        for (var place = 0; place < decimals; place++)
            unit *= 10;

        var scaled = (long)Math.Round(Math.Abs(value) * unit, MidpointRounding.AwayFromZero);
        if (value < 0 && scaled > 0)
            Append('-');

        Append(scaled / unit, null);
        var rest = scaled % unit;
        if (rest == 0)
            return;

        for (; rest % 10 == 0; decimals--)
            rest /= 10;

        Append('.');
        var room = Room(decimals)[..decimals];
        Digits(room, (int)rest);
        Length += decimals;
    }

    /// <summary>Appends again what stands at a place of this line.</summary>
    public void AppendAgain(int start, int length)
    {
        var room = Room(length);
        _bytes.AsSpan(start, length).CopyTo(room);
        Length += length;
    }

    /// <summary>Appends a time as RFC 3339, in UTC, with milliseconds.</summary>
    public void Append(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        var room = Room(24);
        Digits(room[..4], utc.Year);
        room[4] = (byte)'-';
        Digits(room[5..7], utc.Month);
        room[7] = (byte)'-';
        Digits(room[8..10], utc.Day);
        room[10] = (byte)'T';
        Digits(room[11..13], utc.Hour);
        room[13] = (byte)':';
        Digits(room[14..16], utc.Minute);
        room[16] = (byte)':';
        Digits(room[17..19], utc.Second);
        room[19] = (byte)'.';
        Digits(room[20..23], utc.Millisecond);
        room[23] = (byte)'Z';
        Length += 24;
    }

    /// <summary>Appends a text on one line: control characters and line separators as escapes, half surrogate pairs as U+FFFD.</summary>
    /// <param name="text">The text; cut after <see cref="MaxText"/> characters.</param>
    /// <param name="inJson">Whether it stands in a JSON string, so that quotes and backslashes are escaped too.</param>
    public void Append(ReadOnlySpan<char> text, bool inJson)
    {
        var isCut = text.Length > MaxText;
        if (isCut)
            text = text[..MaxText];

        while (text.Length > 0)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            AppendUnescaped(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                break;

            text = text[plain..];
            _ = Rune.DecodeFromUtf16(text, out var rune, out var taken);
            Append(rune, inJson);
            text = text[taken..];
        }

        if (isCut)
            Append("…"u8);
    }

    private void Append(Rune rune, bool inJson)
    {
        switch (rune.Value)
        {
            case '"' or '\\' when inJson:
                Append('\\');
                Append((char)rune.Value);
                break;
            case '\n':
                Append("\\n"u8);
                break;
            case '\r':
                Append("\\r"u8);
                break;
            case '\t':
                Append("\\t"u8);
                break;
            case var code when Rune.IsControl(rune) || code is 0x2028 or 0x2029:
                Append("\\u"u8);
                Append(code, "x4");
                break;
            default:
                Length += rune.EncodeToUtf8(Room(4));
                break;
        }
    }

    private void AppendUnescaped(ReadOnlySpan<char> ascii)
    {
        _ = Ascii.FromUtf16(ascii, Room(ascii.Length), out var written);
        Length += written;
    }

    private Span<byte> Room(int bytes)
    {
        if (Length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Length + bytes, 2 * _bytes.Length));

        return _bytes.AsSpan(Length);
    }

    private static void Digits(Span<byte> room, int value)
    {
        for (var place = room.Length - 1; place >= 0; place--)
        {
            room[place] = (byte)('0' + value % 10);
            value /= 10;
        }
    }
}
