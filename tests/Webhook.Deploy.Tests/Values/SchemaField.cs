using System.Text.Json.Nodes;

namespace Webhook.Deploy.Tests.Values;

/// <summary>A value that the schema describes and values.yaml may hold.</summary>
/// <param name="Path">Its place, <c>image.tag</c>.</param>
/// <param name="Schema">What the schema says of it.</param>
/// <param name="Default">What values.yaml says; <c>null</c> where it says nothing.</param>
internal sealed record SchemaField(string Path, JsonObject Schema, JsonNode? Default)
{
    /// <summary>Whether it is an object of fields of its own, not a map, list or scalar.</summary>
    public bool HasFields => Schema["properties"] is JsonObject;

    /// <summary>What it means.</summary>
    public string Description => (string?)Schema["description"] ?? "";

    /// <summary>All fields of the chart, those inside others after them, in the order of the schema.</summary>
    public static IEnumerable<SchemaField> All => Below("", ChartFiles.Schema, ChartFiles.Defaults);

    private static IEnumerable<SchemaField> Below(string prefix, JsonObject schema, JsonNode? defaults)
    {
        foreach (var (name, child) in schema["properties"]!.AsObject())
        {
            var field = new SchemaField(prefix + name, child!.AsObject(), (defaults as JsonObject)?[name]);
            yield return field;
            foreach (var inner in field.HasFields ? Below($"{field.Path}.", field.Schema, field.Default) : [])
                yield return inner;
        }
    }
}
