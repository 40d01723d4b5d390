using System.Text.Json;
using System.Text.Json.Serialization;

namespace Webhook.Model.Json;

/// <summary>Reads an <see cref="IntOrPercent"/> from the raw JSON token, so that <c>3</c> and <c>"3"</c> stay apart.</summary>
internal sealed class IntOrPercentConverter : JsonConverter<IntOrPercent>
{
    public override IntOrPercent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => IntOrPercent.FromString(reader.GetString()!),
            JsonTokenType.Number when reader.TryGetInt32(out var count) => IntOrPercent.FromInt(count),
            _ => throw new JsonException("must be a whole number within int32 or a percentage such as \"10%\""),
        };

    public override void Write(Utf8JsonWriter writer, IntOrPercent value, JsonSerializerOptions options)
    {
        if (value.IsString)
            writer.WriteStringValue(value.Text);
        else
            writer.WriteNumberValue(value.Count);
    }
}
