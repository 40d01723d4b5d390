using System.Text.Json;

namespace Webhook.Cluster.Snapshots;

/// <summary>One object of a JSON document.</summary>
/// <param name="ApiVersion">Its <c>apiVersion</c>; that of the list where the item leaves it out, as the API server's lists do.</param>
/// <param name="Kind">Its <c>kind</c>, likewise.</param>
/// <param name="Value">The object.</param>
/// <param name="Path">Its path in the document, <c>items[2]</c>; empty for the document itself.</param>
internal readonly record struct ListItem(string ApiVersion, string Kind, JsonElement Value, string Path)
{
    private const string ListSuffix = "List";

    /// <summary>The object itself, or the items of a list; lists within lists included.</summary>
    public static IEnumerable<ListItem> Of(JsonElement root) => Of(root, "", "", "");

    private static IEnumerable<ListItem> Of(JsonElement value, string path, string listVersion, string itemKind)
    {
        var apiVersion = Text(value, "apiVersion", listVersion);
        var kind = Text(value, "kind", itemKind);
        if (!kind.EndsWith(ListSuffix, StringComparison.Ordinal) || !value.TryGetProperty("items", out var items))
            return [new(apiVersion, kind, value, path)];

        if (items.ValueKind != JsonValueKind.Array)
            return [];

        // The items of a plain List, which kubectl makes, carry their own types.
        var (version, single) = kind == ListSuffix ? ("", "") : (apiVersion, kind[..^ListSuffix.Length]);
        var prefix = path.Length == 0 ? "items" : $"{path}.items";
        return items.EnumerateArray().SelectMany((item, index) => Of(item, $"{prefix}[{index}]", version, single));
    }

    private static string Text(JsonElement value, string name, string otherwise) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()!
            : otherwise;
}
