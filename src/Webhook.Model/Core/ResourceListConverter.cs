using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Webhook.Model.Core;

/// <summary>Reads a core/v1 ResourceList: resource names with quantities as written, which may be JSON numbers.</summary>
/// <remarks>A <c>null</c> quantity is <c>0</c>, as Go decodes it.</remarks>
public sealed class ResourceListConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();

        var list = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            list[name] = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.Null => "0",
                _ => throw new JsonException(),
            };
        }

        return list;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, quantity) in value)
            writer.WriteString(name, quantity);

        writer.WriteEndObject();
    }
}
