using System.Text.Json;
using System.Text.RegularExpressions;

namespace Webhook.Testing;

/// <summary>Holds a value against an apiextensions.k8s.io/v1 schema as the API server does, as far as our schemas go.</summary>
/// <remarks>A keyword that it does not know fails the test, so that no part of a schema goes unchecked.</remarks>
public static class StructuralSchema
{
    private static readonly HashSet<string> Known =
    [
        "description", "type", "format", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "required", "items",
        "properties", "additionalProperties", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields",
        "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
    ];

    /// <summary>Everything that the API server or kubectl would refuse, each as <c>path: what</c>; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement value, string path = "") =>
        [.. Own(schema, value).Select(problem => $"{path}: {problem}"), .. Below(schema, value, path)];

    /// <summary>Every schema of a schema, itself first, each with its path.</summary>
    public static IEnumerable<(string Path, JsonElement Node)> Walk(JsonElement schema, string path = "")
    {
        yield return (path, schema);
        var children = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => ($"{path}.{property.Name}", property.Value))
            : schema.TryGetProperty("items", out var items) ? [($"{path}[]", items)]
            : schema.TryGetProperty("additionalProperties", out var values) ? [($"{path}[*]", values)]
            : [];
        foreach (var (childPath, child) in children)
        {
            foreach (var found in Walk(child, childPath))
                yield return found;
        }
    }

    private static IEnumerable<string> Own(JsonElement schema, JsonElement value)
    {
        var unknown = schema.EnumerateObject().Select(keyword => keyword.Name).Where(name => !Known.Contains(name)).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"schema keywords {string.Join(", ", unknown)} are not checked here");

        var isIntOrString = schema.TryGetProperty("x-kubernetes-int-or-string", out _);
        var type = schema.TryGetProperty("type", out var written) ? written.GetString() : null;
        if (isIntOrString ? value.ValueKind != JsonValueKind.String && !IsInteger(value) : type is not null && !HasType(value, type))
        {
            yield return $"{value.ValueKind} where {(isIntOrString ? "int-or-string" : type)} must be";
            yield break;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            yield return $"{value.GetRawText()} is none of {words.GetRawText()}";

        if (value.ValueKind == JsonValueKind.String && Text(schema, value.GetString()!) is { } wrongText)
            yield return wrongText;

        if (value.ValueKind == JsonValueKind.Number && Number(schema, value.GetInt64()) is { } wrongNumber)
            yield return wrongNumber;

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{name.GetString()} is required";
        }
    }

    private static string? Text(JsonElement schema, string text) =>
        schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!) ? $"\"{text}\" does not match {pattern}"
        : schema.TryGetProperty("minLength", out var shortest) && text.Length < shortest.GetInt32() ? "too short"
        : schema.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32() ? "too long"
        : schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && !DateTimeOffset.TryParse(text, null, out _) ? "no date-time"
        : null;

    private static string? Number(JsonElement schema, long number) =>
        schema.TryGetProperty("minimum", out var minimum) && number < minimum.GetInt64() ? $"{number} is below {minimum}"
        : schema.TryGetProperty("maximum", out var maximum) && number > maximum.GetInt64() ? $"{number} is above {maximum}"
        : null;

    private static IEnumerable<string> Below(JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            return value.EnumerateArray().SelectMany((item, index) => Problems(items, item, $"{path}[{index}]"));

        if (value.ValueKind != JsonValueKind.Object)
            return [];

        if (schema.TryGetProperty("additionalProperties", out var values))
            return value.EnumerateObject().SelectMany(member => Problems(values, member.Value, $"{path}[{member.Name}]"));

        if (!schema.TryGetProperty("properties", out var properties))
            return [];

        return value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var property)
            ? Problems(property, member.Value, $"{path}.{member.Name}")
            : [$"{path}.{member.Name}: unknown field"]);
    }

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => IsInteger(value),
        _ => throw new InvalidOperationException($"the type {type} is not checked here"),
    };

    private static bool IsInteger(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);
}
