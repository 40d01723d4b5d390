using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Deploy.Tests.Values;

/// <summary>The schema of the values says all of them, and no others.</summary>
public sealed class SchemaTests
{
    /// <summary>What only a parent chart sets.</summary>
    private static readonly string[] WithoutDefault = ["global"];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Describes_every_value() => Assert.Empty(Nodes(ChartFiles.Schema)
        .Where(node => node.Schema["properties"] is JsonObject)
        .SelectMany(node => node.Schema["properties"]!.AsObject().Select(property => (Path: $"{node.Path}.{property.Key}", Schema: property.Value!.AsObject())))
        .Where(property => property.Schema["description"] is null)
        .Select(property => property.Path));

    [Fact]
    public void Refuses_unknown_keys_wherever_it_knows_the_keys() => Assert.Empty(Nodes(ChartFiles.Schema)
        .Where(node => node.Schema["properties"] is JsonObject && node.Schema["additionalProperties"]?.ToString() != "false")
        .Select(node => node.Path));

    [Fact]
    public void Has_the_values_that_have_defaults_and_no_others()
    {
        var described = SchemaField.All.Where(field => field.Default is not null || !field.Path.Contains('.')).Select(field => field.Path).Except(WithoutDefault);

        Assert.Equal(described.Order(StringComparer.Ordinal), Keys("", ChartFiles.Defaults, ChartFiles.Schema).Order(StringComparer.Ordinal));
    }

    /// <summary>With <c>UPDATE_GOLDEN=1</c> it is written into the schema.</summary>
    [Fact]
    public void Knows_a_policy_as_the_program_does()
    {
        var schema = ChartFiles.Schema.DeepClone();
        schema["definitions"]!["policySpec"] = PolicyValuesSchema.Of(ChartFiles.Text("crds/daemonsetpolicies.yaml"));

        Golden.Equal($"{ChartRelease.Chart}/values.schema.json", schema.ToJsonString(Indented) + "\n");
    }

    /// <summary>All schemas inside a schema.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Nodes(JsonNode? node, string path = "#") => node switch
    {
        JsonObject schema => schema.SelectMany(child => Nodes(child.Value, $"{path}/{child.Key}")).Prepend((path, schema)),
        JsonArray list => list.SelectMany((child, index) => Nodes(child, $"{path}/{index}")),
        _ => [],
    };

    private static IEnumerable<string> Keys(string prefix, JsonObject values, JsonObject? schema) => values.SelectMany(pair =>
    {
        var inner = schema?["properties"]?[pair.Key]?.AsObject();
        return pair.Value is JsonObject child && inner?["properties"] is not null
            ? Keys($"{prefix}{pair.Key}.", child, inner).Prepend(prefix + pair.Key)
            : [prefix + pair.Key];
    });
}
