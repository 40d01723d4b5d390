using System.Text.Json;

namespace Webhook.Policy.Validators.Pods;

/// <summary>An object of a pod template as its JSON has it, for checks of fields that the typed model does not hold.</summary>
/// <remarks>
/// Absent, <c>null</c> and a value of another type are all absent: the last one is no DaemonSet at all, which is reported where
/// it is read.
/// </remarks>
/// <param name="json">Any value; one that is no object has no members.</param>
internal sealed class ApiObject(JsonElement json)
{
    /// <summary>A string; empty when absent.</summary>
    public string Text(string name) => Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>A whole number; <c>null</c> when absent.</summary>
    public long? Number(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A boolean; <c>null</c> when absent.</summary>
    public bool? Flag(string name) => Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => Get(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The value itself; undefined when absent.</summary>
    public JsonElement Get(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>An object; <c>null</c> when absent.</summary>
    public ApiObject? Child(string name) => Get(name) is { ValueKind: JsonValueKind.Object } value ? new(value) : null;

    /// <summary>A list of objects; empty when absent. An entry <c>null</c> is an object without members, as in the API server.</summary>
    public IReadOnlyList<ApiObject> Items(string name) => Get(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => new ApiObject(item))]
        : [];

    /// <summary>A list of strings; empty when absent. An entry <c>null</c> is an empty string.</summary>
    public IReadOnlyList<string> Strings(string name) => Get(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(TextOf)]
        : [];

    /// <summary>A map's entries in their order, of a key written twice the last one; empty when absent.</summary>
    public IReadOnlyDictionary<string, JsonElement> Map(string name)
    {
        var map = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (Get(name) is { ValueKind: JsonValueKind.Object } value)
        {
            foreach (var member in value.EnumerateObject())
                map[member.Name] = member.Value;
        }

        return map;
    }

    /// <summary>The text of a value: that of a string, and a number as it is written; empty for anything else.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
