using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Webhook.Model.Json.Weighing;

namespace Webhook.Model.Json.Skimming;

/// <summary>Walks through a JSON document from member to member; values that nobody asks for are passed over unread.</summary>
/// <remarks>
/// <para>
/// What is walked through is checked in full: brackets, commas, colons, names, and each value that is read. A value that is
/// passed over is checked as <see cref="StructureSkip"/> says. A name with an escape in it is not read here.
/// </para>
/// <para>
/// An object is walked through as <c>for (var more = reader.BeginObject(); more; more = reader.NextMember())</c>, with
/// <see cref="Name"/> and exactly one value inside the loop; a list likewise.
/// </para>
/// <para>
/// Every method may throw <see cref="UnskimmableException"/>: the document is malformed, too unusual, or has more to be walked
/// through than <see cref="ReadBounds"/> allow for one object.
/// </para>
/// </remarks>
/// <param name="json">The document, valid UTF-8.</param>
/// <param name="maxDepth">Levels of nesting that are allowed.</param>
internal ref struct SkimReader(ReadOnlySpan<byte> json, int maxDepth)
{
    /// <summary>What ends the plain part of a string: its quote, an escape, and what JSON allows in escaped form only.</summary>
    private static readonly SearchValues<byte> Stops =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;
    private int _depth;
    private int _values = ReadBounds.MostValues;
    private int _text = ReadBounds.MostTextBytes;

    /// <summary>Index behind what was read last.</summary>
    public readonly int Position => _at;

    /// <summary>Says that an object begins or ends whose weight counts for itself.</summary>
    public void WeighAnew() => (_values, _text) = (ReadBounds.MostValues, ReadBounds.MostTextBytes);

    /// <summary>Adds what somebody else reads of the document to the weight.</summary>
    public void Weigh(int values, int textBytes)
    {
        _values -= values;
        _text -= textBytes;
        if ((_values | _text) < 0)
            throw new UnskimmableException();
    }

    /// <summary>Index of the value at hand.</summary>
    public int Start()
    {
        Peek();
        return _at;
    }

    /// <summary>First byte of the value at hand, which stays at hand.</summary>
    public byte Peek()
    {
        while (_at < _json.Length)
        {
            var next = _json[_at];
            if (next > ' ')
                return next;

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                break;

            _at++;
        }

        throw new UnskimmableException();
    }

    /// <summary>Moves into an object; false when it is empty, and then it is behind it.</summary>
    public bool BeginObject() => Begin((byte)'{', (byte)'}');

    /// <summary>Moves into a list; false when it is empty, and then it is behind it.</summary>
    public bool BeginList() => Begin((byte)'[', (byte)']');

    /// <summary>Moves on behind a member's value: to the next member, or false behind the object.</summary>
    public bool NextMember() => Next((byte)'}');

    /// <summary>Moves on behind an item: to the next item, or false behind the list.</summary>
    public bool NextItem() => Next((byte)']');

    /// <summary>Reads the name of the member at hand and moves to its value.</summary>
    /// <returns>The bytes between the quotes.</returns>
    public ReadOnlySpan<byte> Name()
    {
        var name = String(out var hasEscapes);
        if (hasEscapes || Peek() != ':')
            throw new UnskimmableException();

        _at++;
        return name[1..^1];
    }

    /// <summary>Reads a string.</summary>
    /// <param name="hasEscapes">Whether some character is escaped; the escapes are not checked.</param>
    /// <returns>The string as it stands, with its quotes.</returns>
    public ReadOnlySpan<byte> String(out bool hasEscapes)
    {
        if (Peek() != '"')
            throw new UnskimmableException();

        var start = _at;
        var end = EndOfPlain(start + 1);
        hasEscapes = _json[end] == '\\';
        if (hasEscapes)
            end = EndOfEscaped(end);

        if (_json[end] != '"')
            throw new UnskimmableException();

        _at = end + 1;
        _text -= end - start;
        return _text >= 0 ? _json[start.._at] : throw new UnskimmableException();
    }

    /// <summary>Whether the value at hand is null; if so, it is moved over.</summary>
    public bool TryNull()
    {
        if (Peek() != 'n')
            return false;

        Literal("null"u8);
        return true;
    }

    /// <summary>Reads true or false.</summary>
    public bool Boolean()
    {
        var value = Peek() == 't';
        Literal(value ? "true"u8 : "false"u8);
        return value;
    }

    /// <summary>Reads a number.</summary>
    /// <returns>It as it stands, of the form that JSON asks for.</returns>
    public ReadOnlySpan<byte> Number()
    {
        Peek();
        var length = NumberSyntax.LengthOf(_json[_at..]);
        if (length == 0)
            throw new UnskimmableException();

        _at += length;
        return _json[(_at - length).._at];
    }

    /// <summary>Passes over the value at hand.</summary>
    /// <returns>It as it stands.</returns>
    public ReadOnlySpan<byte> Raw()
    {
        var start = Start();
        Skip();
        return _json[start.._at];
    }

    /// <summary>Passes over the value at hand.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'{' or (byte)'[':
                MoveTo(StructureSkip.Nested(_json, _at, int.Min(maxDepth - _depth, StructureSkip.MaxDepth)));
                break;
            case (byte)'"':
                MoveTo(StructureSkip.String(_json, _at + 1));
                break;
            case (byte)'t' or (byte)'f':
                Boolean();
                break;
            case (byte)'n':
                Literal("null"u8);
                break;
            default:
                Number();
                break;
        }
    }

    /// <summary>Sees to it that nothing but white space is left.</summary>
    public readonly void End()
    {
        if (_json[_at..].ContainsAnyExcept(" \n\r\t"u8))
            throw new UnskimmableException();
    }

    private bool Begin(byte open, byte close)
    {
        if (Peek() != open || _depth == maxDepth)
            throw new UnskimmableException();

        _at++;
        _depth++;
        if (Peek() != close)
            return IsWithinBounds();

        _at++;
        _depth--;
        return false;
    }

    private bool Next(byte close)
    {
        var next = Peek();
        _at++;
        if (next == ',')
            return IsWithinBounds();

        if (next != close)
            throw new UnskimmableException();

        _depth--;
        return false;
    }

    /// <summary>Counts one more value. Always true.</summary>
    private bool IsWithinBounds() => --_values >= 0 ? true : throw new UnskimmableException();

    private void Literal(ReadOnlySpan<byte> word)
    {
        Peek();
        if (!_json[_at..].StartsWith(word))
            throw new UnskimmableException();

        _at += word.Length;
    }

    private void MoveTo(int position)
    {
        if (position < 0)
            throw new UnskimmableException();

        _at = position;
    }

    /// <summary>Index of the first byte that is no plain part of a string.</summary>
    private readonly int EndOfPlain(int start)
    {
        var rest = _json[start..];
        if (Vector128.IsHardwareAccelerated && rest.Length >= Vector128<byte>.Count)
        {
            // Most names and values are this short.
            var first = Vector128.Create(rest);
            var stops = Vector128.Equals(first, Vector128.Create((byte)'"'))
                | Vector128.Equals(first, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(first, Vector128.Create((byte)' '));
            if (stops != Vector128<byte>.Zero)
                return start + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
        }

        var end = rest.IndexOfAny(Stops);
        return end >= 0 ? start + end : throw new UnskimmableException();
    }

    /// <summary>Index of the quote, or of the control character, behind an escape and all that follow it.</summary>
    private readonly int EndOfEscaped(int escape)
    {
        var end = escape;
        while (_json[end] == '\\')
        {
            if (end + 2 > _json.Length)
                throw new UnskimmableException();

            end = EndOfPlain(end + 2);
        }

        return end;
    }
}
