using System.Text.Json.Nodes;
using Webhook.Model.Manifests;

namespace Webhook.Deploy.Tests.Values;

/// <summary>The chart's own files, read.</summary>
internal static class ChartFiles
{
    /// <summary>values.schema.json.</summary>
    public static JsonObject Schema { get; } = JsonNode.Parse(Text("values.schema.json"))!.AsObject();

    /// <summary>values.yaml.</summary>
    public static JsonObject Defaults { get; } = Yaml(Text("values.yaml"));

    /// <summary>The text of one of them.</summary>
    public static string Text(string name) => File.ReadAllText(Repository.Path($"{ChartRelease.Chart}/{name}"));

    /// <summary>Any YAML mapping; with a kind in front of it, our own reader takes it.</summary>
    public static JsonObject Yaml(string text)
    {
        var file = ManifestReader.Read("values", $"apiVersion: v1\nkind: Values\n{text}");
        Assert.Empty(file.Problems);
        var root = JsonNode.Parse(Assert.Single(file.Objects).Json.Span)!.AsObject();
        root.Remove("apiVersion");
        root.Remove("kind");
        return root;
    }
}
