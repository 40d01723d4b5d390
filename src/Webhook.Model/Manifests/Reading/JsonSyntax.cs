using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Reads JSON as tokens with their offsets in the text of the file.</summary>
internal sealed class JsonSyntax
{
    private readonly string _text;
    private readonly byte[] _utf8;
    private int _chars;
    private int _bytes;

    public JsonSyntax(string text, int start, int end)
    {
        (_text, _chars) = (text, start);
        _utf8 = Encoding.UTF8.GetBytes(text.AsSpan(start, end - start).ToArray());
    }

    public Utf8JsonReader NewReader() => new(_utf8, new JsonReaderOptions { MaxDepth = ReadLimits.Depth, AllowMultipleValues = true });

    /// <summary>Offset in the text of a byte of the reader; each call asks for the same place as the last, or one behind it.</summary>
    public int OffsetOf(long byteIndex)
    {
        while (_bytes < byteIndex && _chars < _text.Length)
        {
            var isPair = char.IsHighSurrogate(_text[_chars]) && _chars + 1 < _text.Length && char.IsLowSurrogate(_text[_chars + 1]);
            _bytes += isPair ? 4 : _text[_chars] switch { < '\u0080' => 1, < '\u0800' => 2, _ => 3 };
            _chars += isPair ? 2 : 1;
        }

        return _chars;
    }

    /// <summary>Byte index of the place that a failure names.</summary>
    public int ByteIndexOf(JsonException failure)
    {
        var start = 0;
        for (var line = failure.LineNumber ?? 0; line > 0; line--)
            start += _utf8.AsSpan(start).IndexOf((byte)'\n') + 1;

        return Math.Min(_utf8.Length, start + (int)(failure.BytePositionInLine ?? 0));
    }

    /// <summary>What the user sees at a place: the character, or the end of the line or of the text.</summary>
    public string Describe(int offset) => offset >= _text.Length || char.IsSurrogate(_text[offset]) ? "the end of the text" : _text[offset] switch
    {
        '\n' or '\r' => "the end of the line",
        '\u2028' or '\u2029' or < ' ' or (>= '\u007F' and < '\u00A0') => string.Create(CultureInfo.InvariantCulture, $"character U+{(int)_text[offset]:X4}"),
        var c => $"'{c}'",
    };
}
