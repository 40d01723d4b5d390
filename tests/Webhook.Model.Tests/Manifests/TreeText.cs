using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Model.Tests.Manifests;

/// <summary>Writes a JSON tree as YAML by means of its own, so that the reader is not tested against itself.</summary>
internal static class TreeText
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentCharacter = '\t', IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Block(JsonObject tree, string ending)
    {
        var text = new StringBuilder();
        Lines(tree, 0, text);
        return text.ToString().ReplaceLineEndings(ending);
    }

    public static string Flow(JsonNode? node) => node switch
    {
        JsonObject map => "{ " + string.Join(" , ", map.Select(entry => $"{Quoted(entry.Key)} : {Flow(entry.Value)}")) + " }",
        JsonArray list => "[" + string.Join(", ", list.Select(Flow)) + "]",
        _ => Scalar(node),
    };

    private static void Lines(JsonNode node, int indent, StringBuilder text)
    {
        var margin = new string(' ', indent);
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map)
                text.Append(margin).Append(Quoted(key)).Append(':').Append(Below(value, indent + 2, isItem: false));
        }
        else
        {
            foreach (var value in (JsonArray)node)
                text.Append(margin).Append('-').Append(Below(value, indent + 2, isItem: true));
        }
    }

    private static string Below(JsonNode? value, int indent, bool isItem)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var text = new StringBuilder();
            Lines(value, indent, text);
            // An item's first line may stand behind its dash.
            return isItem ? " " + text.ToString()[indent..] : "\n" + text;
        }

        var scalar = value is JsonValue leaf && leaf.TryGetValue<string>(out var word) && IsBlockText(word)
            ? "|" + (word.EndsWith('\n') ? "" : "-") + "\n" + string.Join('\n', word.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : new string(' ', indent) + line))
            : value is null ? "" : Flow(value);
        return $" {scalar}   {(scalar.StartsWith('|') ? "" : "# c")}".TrimEnd() + "\n";
    }

    private static bool IsBlockText(string word) =>
        word.Contains('\n', StringComparison.Ordinal) && !word.Contains('\r', StringComparison.Ordinal) && word[0] is not (' ' or '\n');

    private static string Scalar(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var word) ? Quoted(word) : node?.ToJsonString() ?? "null";

    private static string Quoted(string word) => word switch
    {
        "a" or "two words" or "é" or "😀" => word,
        _ when word.Length > 1 && word.All(c => c is >= ' ' and <= '~') => "'" + word.Replace("'", "''", StringComparison.Ordinal) + "'",
        _ => JsonSerializer.Serialize(word, Indented),
    };
}
