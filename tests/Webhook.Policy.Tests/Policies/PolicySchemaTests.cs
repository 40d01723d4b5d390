using System.Text.Json;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies.Schema;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Policies;

/// <summary>The schema says what the installed CustomResourceDefinition says, node by node.</summary>
public sealed class PolicySchemaTests
{
    private static readonly string[] Below = ["properties", "items", "additionalProperties"];

    // What follows from the type of a node when it is written.
    private static readonly string[] Derived = ["x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields"];

    [Fact]
    public void Says_what_the_installed_definition_says()
    {
        var installed = StructuralSchema.Walk(Installed()).Select(found => $"{found.Path} {Keywords(found.Node)}");

        Assert.Equal(installed, Walk(PolicySchema.Spec, "").Select(found => $"{found.Path} {Keywords(found.Node)}"));
    }

    private static JsonElement Installed()
    {
        var file = ManifestReader.Read("crd.yaml", File.ReadAllText(Repository.Path("deploy/manifests/crd.yaml")));
        return JsonElement.Parse(Assert.Single(file.Objects).Json.Span).GetProperty("spec").GetProperty("versions")[0]
            .GetProperty("schema").GetProperty("openAPIV3Schema").GetProperty("properties").GetProperty("spec");
    }

    private static IEnumerable<(string Path, SchemaNode Node)> Walk(SchemaNode node, string path)
    {
        IEnumerable<(string Path, SchemaNode Node)> children = node.Items is { } items
            ? [(path + (node.Type == SchemaType.Map ? "[*]" : "[]"), items)]
            : node.Properties.Select(property => ($"{path}.{property.Key}", property.Value));
        return children.SelectMany(child => Walk(child.Node, child.Path)).Prepend((path, node));
    }

    private static string Keywords(JsonElement node) => string.Join(' ', node.EnumerateObject()
        .Where(keyword => !Below.Contains(keyword.Name) && !Derived.Contains(keyword.Name))
        .Select(keyword => $"{keyword.Name}={keyword.Value}")
        .Order(StringComparer.Ordinal));

    private static string Keywords(SchemaNode node)
    {
        (string Name, object? Value)[] keywords =
        [
            ("description", node.Description),
            ("type", TypeOf(node.Type)),
            ("enum", Words([.. node.Words.Select(word => $"\"{word}\""), .. node.Type == SchemaType.WordOrFalse ? ["false"] : Array.Empty<string>()])),
            ("format", node.Type == SchemaType.Integer ? "int64" : node.Format),
            ("pattern", node.Pattern),
            ("minimum", node.Minimum),
            ("maximum", node.Maximum),
            ("minLength", node.MinLength),
            ("maxLength", node.MaxLength),
            ("required", Words([.. node.Required.Select(name => $"\"{name}\"")])),
            ("x-kubernetes-list-map-keys", node.ListKey),
        ];
        return string.Join(' ', keywords.Where(keyword => keyword.Value is not (null or "")).Select(keyword => $"{keyword.Name}={keyword.Value}").Order(StringComparer.Ordinal));
    }

    private static string Words(string[] words) => words.Length == 0 ? "" : $"[{string.Join(',', words)}]";

    private static string TypeOf(SchemaType type) => type switch
    {
        SchemaType.Object or SchemaType.Map => "object",
        SchemaType.Array => "array",
        SchemaType.String => "string",
        SchemaType.Integer => "integer",
        _ => "",
    };
}
