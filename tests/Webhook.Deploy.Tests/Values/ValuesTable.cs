using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Deploy.Tests.Values;

/// <summary>The values as a Markdown table.</summary>
internal static class ValuesTable
{
    private const int LongestDefault = 60;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One row for each value that is no mere group of others.</summary>
    public static string Render()
    {
        var table = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
        foreach (var field in SchemaField.All.Where(field => !IsGroup(field)))
            table.Append(CultureInfo.InvariantCulture, $"| `{field.Path}` | {Shown(field.Default)} | {Cell(field.Description)} |\n");

        return table.ToString();
    }

    private static bool IsGroup(SchemaField field) => field.HasFields && field.Default is JsonObject { Count: > 0 };

    private static string Shown(JsonNode? value)
    {
        var text = value switch
        {
            null => "",
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => (string)scalar!,
            _ => value.ToJsonString(Plain),
        };
        return text.Length switch
        {
            0 => "",
            > LongestDefault => "…",
            _ => $"`{Cell(text)}`",
        };
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
