using System.Text.Json;

namespace Webhook.Cluster.Snapshots;

/// <summary>One object of a JSON document, or a place where there should be one.</summary>
/// <param name="ApiVersion">Its <c>apiVersion</c>; that of the list where the item leaves it out, as the API server's lists do.</param>
/// <param name="Kind">Its <c>kind</c>, likewise.</param>
/// <param name="Value">The object.</param>
/// <param name="Path">Its path in the document, <c>items[2]</c>; empty for the document itself.</param>
/// <param name="Fault">Why it is no object, what to write instead included; empty when it is one.</param>
internal readonly record struct ListItem(string ApiVersion, string Kind, JsonElement Value, string Path, string Fault = "")
{
    private const string ListSuffix = "List";

    /// <summary>Whether it stands for a list of that kind that has no items: there are none, which is more than not to know of any.</summary>
    public bool IsEmptyList { get; init; }

    /// <summary>The object itself, or the items of a list; lists within lists included.</summary>
    public static IEnumerable<ListItem> Of(JsonElement root) => Of(root, "", "", "");

    private static IEnumerable<ListItem> Of(JsonElement value, string path, string listVersion, string itemKind)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [new("", "", value, path, $"it is {Noun(value.ValueKind)}, not an object; write apiVersion, kind and the fields below them")];

        var apiVersion = Text(value, "apiVersion", listVersion);
        var kind = Text(value, "kind", itemKind);
        if (kind.Length == 0)
            return [new("", "", value, path, "kind is missing; write apiVersion and kind")];

        if (!kind.EndsWith(ListSuffix, StringComparison.Ordinal) || !value.TryGetProperty("items", out var items))
            return [new(apiVersion, kind, value, path)];

        // The items of a plain List, which kubectl makes, carry their own types.
        var (version, single) = kind == ListSuffix ? ("", "") : (apiVersion, kind[..^ListSuffix.Length]);
        var prefix = path.Length == 0 ? "items" : $"{path}.items";
        return items.ValueKind switch
        {
            // Go writes an empty list so.
            JsonValueKind.Null => EmptyList(),
            JsonValueKind.Array when items.GetArrayLength() == 0 => EmptyList(),
            JsonValueKind.Array => items.EnumerateArray().SelectMany((item, index) => Of(item, $"{prefix}[{index}]", version, single)),
            var other => [new(apiVersion, kind, items, prefix, $"it is {Noun(other)}, not a list; write the objects as its items")],
        };

        IEnumerable<ListItem> EmptyList() => single.Length == 0 ? [] : [new(version, single, items, prefix) { IsEmptyList = true }];
    }

    private static string Noun(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };

    private static string Text(JsonElement value, string name, string otherwise) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : otherwise;
}
