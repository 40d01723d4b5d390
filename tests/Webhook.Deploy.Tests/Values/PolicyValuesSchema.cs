using System.Text.Json.Nodes;
using Webhook.Model.Manifests;

namespace Webhook.Deploy.Tests.Values;

/// <summary>The schema of a policy in the values: that of the CustomResourceDefinition, as JSON Schema draft 7 and closed.</summary>
/// <remarks>
/// A custom resource may hold unknown keys, since its status tells of them. Helm has no status, so there they are refused.
/// </remarks>
internal static class PolicyValuesSchema
{
    private static readonly string[] Kept = ["description", "type", "enum", "pattern", "required", "minimum", "maximum", "minLength"];

    /// <summary>The schema of <c>spec</c>.</summary>
    public static JsonObject Of(string definition)
    {
        var document = JsonNode.Parse(Assert.Single(ManifestReader.Read("crd", definition).Objects).Json.Span)!;
        return Convert(document["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!.AsObject());
    }

    private static JsonObject Convert(JsonObject source)
    {
        var schema = new JsonObject();
        foreach (var (name, value) in source.Where(pair => Kept.Contains(pair.Key)))
            schema[name] = value!.DeepClone();

        if (source["items"] is JsonObject items)
            schema["items"] = Convert(items);

        if (source["additionalProperties"] is JsonObject values)
            schema["additionalProperties"] = Convert(values);

        if (source["properties"] is JsonObject properties)
        {
            schema["additionalProperties"] = false;
            schema["properties"] = new JsonObject(properties.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Convert(pair.Value!.AsObject()))));
        }

        return source["x-kubernetes-int-or-string"] is null ? schema : NumberOrText(schema);
    }

    private static JsonObject NumberOrText(JsonObject schema)
    {
        var number = new JsonObject { ["type"] = "integer" };
        var text = new JsonObject { ["type"] = "string" };
        foreach (var (name, branch) in ((string, JsonObject)[])[("minimum", number), ("maximum", number), ("pattern", text)])
        {
            if (schema[name] is not { } bound)
                continue;

            branch[name] = bound.DeepClone();
            schema.Remove(name);
        }

        schema["anyOf"] = new JsonArray(number, text);
        return schema;
    }
}
