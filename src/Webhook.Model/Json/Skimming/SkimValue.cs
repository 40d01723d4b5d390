using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Webhook.Model.Json.Skimming;

/// <summary>Reads values of the types that Kubernetes' fields have; null is what Go makes of it.</summary>
/// <remarks>Every method may throw <see cref="UnskimmableException"/>, also for a value that the thorough reader would take.</remarks>
internal static class SkimValue
{
    /// <summary>A string that is likely to come again; empty for null.</summary>
    public static string Text(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return "";

        var text = reader.String(out var hasEscapes);
        return hasEscapes ? Unescaped(text) : SeenText.Of(text[1..^1]);
    }

    /// <summary>A string that is unlikely to come again; empty for null.</summary>
    public static string UniqueText(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return "";

        var text = reader.String(out var hasEscapes);
        return hasEscapes ? Unescaped(text) : Encoding.UTF8.GetString(text[1..^1]);
    }

    /// <summary>A boolean; false for null.</summary>
    public static bool Flag(this ref SkimReader reader) => !reader.TryNull() && reader.Boolean();

    /// <summary>A whole number; 0 for null.</summary>
    public static int Int32(this ref SkimReader reader) => reader.OptionalInt32() ?? 0;

    /// <summary>A whole number; 0 for null.</summary>
    public static long Int64(this ref SkimReader reader) => reader.OptionalInt64() ?? 0;

    /// <summary>A whole number; <c>null</c> for null.</summary>
    public static int? OptionalInt32(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        var number = reader.Number();
        return Utf8Parser.TryParse(number, out int value, out var length) && length == number.Length
            ? value
            : throw new UnskimmableException();
    }

    /// <summary>A whole number; <c>null</c> for null.</summary>
    public static long? OptionalInt64(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        var number = reader.Number();
        return Utf8Parser.TryParse(number, out long value, out var length) && length == number.Length
            ? value
            : throw new UnskimmableException();
    }

    /// <summary>A count or a percentage; <c>null</c> for null.</summary>
    public static IntOrPercent? OptionalIntOrPercent(this ref SkimReader reader) => reader.Peek() == '"'
        ? IntOrPercent.FromString(reader.Text())
        : reader.OptionalInt32() is { } count ? IntOrPercent.FromInt(count) : null;

    /// <summary>A time; <c>null</c> for null.</summary>
    public static DateTimeOffset? OptionalTime(this ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        var text = new Utf8JsonReader(reader.String(out _));
        return text.Read() && text.TryGetDateTimeOffset(out var time) ? time : throw new UnskimmableException();
    }

    /// <summary>Passes over a string or null, and takes nothing else.</summary>
    public static void SkipText(this ref SkimReader reader)
    {
        if (reader.Peek() == '"')
            reader.Skip();
        else if (!reader.TryNull())
            throw new UnskimmableException();
    }

    private static string Unescaped(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        return reader.GetString()!;
    }
}
