using System.Buffers;
using System.Text.Json;
using Webhook.Model.Core;

namespace Webhook.Policy.Injection;

/// <summary>The canonical JSON of a toleration: key, operator, value, effect, tolerationSeconds; empty ones are left out.</summary>
internal static class TolerationJson
{
    /// <summary>Writes one toleration.</summary>
    public static JsonElement Write(Toleration toleration)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Model.Json.TolerationJson.Write(writer, toleration);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Writes a list of values as they are.</summary>
    public static JsonElement WriteList(IEnumerable<JsonElement> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
