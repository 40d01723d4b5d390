using System.Globalization;
using System.Text.Json;
using Webhook.Model.Json.Weighing;

namespace Webhook.Model.Admission;

/// <summary>Steps through the members of a JSON object; null counts as absent, as in Go.</summary>
internal static class JsonMember
{
    /// <summary>Moves to the next member's name; false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the member at hand has this name; if so, the reader moves on to its value.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <summary>Passes over the value of the member at hand.</summary>
    public static void Skip(ref Utf8JsonReader reader) => reader.Skip();

    /// <summary>The string at hand; empty for null.</summary>
    public static string String(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Null => "",
        _ => throw new AdmissionFormatException($"{path} must be a string"),
    };

    /// <summary>The boolean at hand; false for null.</summary>
    public static bool Boolean(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw new AdmissionFormatException($"{path} must be true or false"),
    };

    /// <summary>Whether an object is at hand; false for null.</summary>
    public static bool Object(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.StartObject => true,
        JsonTokenType.Null => false,
        _ => throw new AdmissionFormatException($"{path} must be an object"),
    };

    /// <summary>The list of strings at hand; empty for null.</summary>
    public static IReadOnlyList<string> Strings(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return [];

        if (reader.TokenType != JsonTokenType.StartArray)
            throw new AdmissionFormatException($"{path} must be a list of strings");

        var strings = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (strings.Count == ReadBounds.MostValues)
                throw new AdmissionFormatException(string.Create(CultureInfo.InvariantCulture, $"{path} has more than {ReadBounds.MostValues} entries, more than can be judged"));

            strings.Add(String(ref reader, path));
        }

        return strings;
    }

    /// <summary>The bytes of the value at hand, whatever it is; empty for null.</summary>
    public static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }
}
