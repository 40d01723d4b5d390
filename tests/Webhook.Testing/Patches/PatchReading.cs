using System.Text.Json;
using Webhook.Model.Patches;

namespace Webhook.Testing.Patches;

/// <summary>Reads operations from JSON as leniently as the API server does.</summary>
internal static class PatchReading
{
    public static IReadOnlyList<JsonPatchOperation> Read(JsonElement patch)
    {
        if (patch.ValueKind == JsonValueKind.Null)
            return [];

        if (patch.ValueKind != JsonValueKind.Array)
            throw new JsonPatchException(JsonPatchFailure.Decode, $"the patch must be a list of operations, it is {Kind(patch)}");

        foreach (var (index, element) in patch.EnumerateArray().Index())
        {
            if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
                throw new JsonPatchException(JsonPatchFailure.Decode, $"operation {index} must be an object, it is {Kind(element)}");
        }

        return [.. patch.EnumerateArray().Select((element, index) => Operation(element, index))];
    }

    private static JsonPatchOperation Operation(JsonElement element, int index) => new()
    {
        Op = Text(element, "op") ?? throw Missing(index, "op"),
        Path = Text(element, "path") ?? throw Missing(index, "path"),
        From = Text(element, "from"),
        Value = element.TryGetProperty("value", out var value) ? value.Clone() : null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static JsonPatchException Missing(int index, string member) =>
        new(JsonPatchFailure.Apply, $"operation {index} does not apply: it has no {member}");

    private static string Kind(JsonElement element) => $"a JSON {element.ValueKind.ToString().ToLowerInvariant()}";
}
