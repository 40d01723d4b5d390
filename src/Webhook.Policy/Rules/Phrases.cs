namespace Webhook.Policy.Rules;

/// <summary>Wording that several rules share.</summary>
internal static class Phrases
{
    /// <summary>Items in a sentence: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>The first items in a sentence, and how many were left out: <c>a, b and 4 more</c>.</summary>
    public static string Few(IReadOnlyList<string> items, int most) =>
        items.Count <= most ? And(items) : $"{string.Join(", ", items.Take(most))} and {items.Count - most} more";

    /// <summary>A string map as YAML that can be pasted: <c>{app: "agent", tier: "node"}</c>, sorted by key.</summary>
    public static string Yaml(IEnumerable<KeyValuePair<string, string>> map) =>
        $"{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Yaml))}}}";

    private static string Yaml(KeyValuePair<string, string> entry) => $"{entry.Key}: \"{entry.Value}\"";
}
