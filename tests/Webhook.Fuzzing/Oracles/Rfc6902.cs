using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Fuzzing.Oracles;

/// <summary>JSON patches by the letter of RFC 6902, without the API server's leniency: only <c>add</c>, which is all that may be sent.</summary>
internal static class Rfc6902
{
    /// <summary>A patched copy.</summary>
    /// <exception cref="FormatException">An operation does not apply.</exception>
    public static JsonNode Apply(JsonNode document, JsonElement patch)
    {
        var copy = document.DeepClone();
        foreach (var operation in patch.EnumerateArray())
        {
            if (operation.GetProperty("op").GetString() != "add")
                throw new FormatException($"{operation}: only add is known here");

            Add(copy, operation.GetProperty("path").GetString()!, JsonNode.Parse(operation.GetProperty("value").GetRawText()));
        }

        return copy;
    }

    private static void Add(JsonNode document, string path, JsonNode? value)
    {
        var steps = path.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        if (steps.Count == 0)
            throw new FormatException("the root is never added to");

        var parent = steps[..^1].Aggregate(document, Step);
        switch (parent)
        {
            case JsonObject map:
                map[steps[^1]] = value;
                break;
            case JsonArray list when steps[^1] == "-":
                list.Add(value);
                break;
            case JsonArray list when Index(steps[^1]) is { } index && index <= list.Count:
                list.Insert(index, value);
                break;
            default:
                throw new FormatException($"{path}: its parent is no object and no list with that index");
        }
    }

    private static JsonNode Step(JsonNode node, string step) => node switch
    {
        JsonObject map when map[step] is { } member => member,
        JsonArray list when Index(step) is { } index && index < list.Count && list[index] is { } item => item,
        _ => throw new FormatException($"there is no {step}"),
    };

    private static int? Index(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && (step == "0" || step[0] != '0') ? index : null;
}
