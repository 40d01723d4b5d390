using System.Buffers;
using System.Text.Json;
using Webhook.Model.Core;

namespace Webhook.Model.Json;

/// <summary>The canonical JSON of a toleration, as patches and reports write it.</summary>
public static class TolerationJson
{
    /// <summary>Writes key, operator, value, effect and tolerationSeconds in this order; what is empty is left out.</summary>
    public static void Write(Utf8JsonWriter writer, Toleration toleration)
    {
        writer.WriteStartObject();
        WriteText(writer, "key", toleration.Key);
        WriteText(writer, "operator", toleration.Operator);
        WriteText(writer, "value", toleration.Value);
        WriteText(writer, "effect", toleration.Effect);
        if (toleration.TolerationSeconds is { } seconds)
            writer.WriteNumber("tolerationSeconds", seconds);

        writer.WriteEndObject();
    }

    /// <summary>The same as a value of its own.</summary>
    public static JsonElement ToElement(Toleration toleration)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, toleration);

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
            writer.WriteString(name, value);
    }
}
