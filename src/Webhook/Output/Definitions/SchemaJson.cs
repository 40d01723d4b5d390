using System.Text.Json;
using Webhook.Policy.Policies.Schema;

namespace Webhook.Output.Definitions;

/// <summary>Writes a schema as apiextensions.k8s.io/v1 JSONSchemaProps.</summary>
internal static class SchemaJson
{
    /// <summary>One node with all below it.</summary>
    public static void Write(Utf8JsonWriter writer, SchemaNode node)
    {
        writer.WriteStartObject();
        if (node.Description.Length > 0)
            writer.WriteString("description", node.Description);

        WriteType(writer, node);
        WriteLimits(writer, node);
        WriteParts(writer, node);
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, SchemaNode node)
    {
        switch (node.Type)
        {
            case SchemaType.Object or SchemaType.Map:
                writer.WriteString("type", "object");
                break;
            case SchemaType.Array:
                writer.WriteString("type", "array");
                break;
            case SchemaType.String:
                writer.WriteString("type", "string");
                break;
            case SchemaType.Integer:
                writer.WriteString("type", "integer");
                writer.WriteString("format", "int64");
                break;
            case SchemaType.IntOrString:
                writer.WriteBoolean("x-kubernetes-int-or-string", true);
                break;
            default:
                // A structural schema has no union of string and boolean; this is the one way to leave the type open, and
                // the list of values closes it again.
                writer.WriteBoolean("x-kubernetes-preserve-unknown-fields", true);
                break;
        }
    }

    private static void WriteLimits(Utf8JsonWriter writer, SchemaNode node)
    {
        if (node.Words.Count > 0)
        {
            writer.WriteStartArray("enum");
            foreach (var word in node.Words)
                writer.WriteStringValue(word);

            if (node.Type == SchemaType.WordOrFalse)
                writer.WriteBooleanValue(false);

            writer.WriteEndArray();
        }

        if (node.Format.Length > 0)
            writer.WriteString("format", node.Format);

        if (node.Pattern.Length > 0)
            writer.WriteString("pattern", node.Pattern);

        if (node.Minimum is { } minimum)
            writer.WriteNumber("minimum", minimum);

        if (node.Maximum is { } maximum)
            writer.WriteNumber("maximum", maximum);

        if (node.MinLength is { } shortest)
            writer.WriteNumber("minLength", shortest);

        if (node.MaxLength is { } longest)
            writer.WriteNumber("maxLength", longest);
    }

    private static void WriteParts(Utf8JsonWriter writer, SchemaNode node)
    {
        if (node.Required.Count > 0)
            WriteWords(writer, "required", node.Required);

        if (node.ListKey.Length > 0)
        {
            writer.WriteString("x-kubernetes-list-type", "map");
            WriteWords(writer, "x-kubernetes-list-map-keys", [node.ListKey]);
        }

        if (node.Items is { } items)
        {
            writer.WritePropertyName(node.Type == SchemaType.Map ? "additionalProperties" : "items");
            Write(writer, items);
        }

        if (node.Properties.Count == 0)
            return;

        writer.WriteStartObject("properties");
        foreach (var (name, property) in node.Properties)
        {
            writer.WritePropertyName(name);
            Write(writer, property);
        }

        writer.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter writer, string name, IReadOnlyList<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
            writer.WriteStringValue(word);

        writer.WriteEndArray();
    }
}
