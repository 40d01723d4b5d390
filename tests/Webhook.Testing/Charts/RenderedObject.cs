using System.Text.Json.Nodes;
using Webhook.Model.Manifests;

namespace Webhook.Testing.Charts;

/// <summary>An object that a chart renders.</summary>
/// <param name="ApiVersion">Its apiVersion.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Root">All of it.</param>
public sealed record RenderedObject(string ApiVersion, string Kind, JsonNode Root)
{
    /// <summary>Its name.</summary>
    public string Name => Text("metadata.name");

    /// <summary>Makes one of an object that was read.</summary>
    public static RenderedObject Of(ManifestObject read) => new(read.ApiVersion, read.Kind, JsonNode.Parse(read.Json.Span)!);

    /// <summary>The value at a path such as <c>spec.template.spec.containers[0].image</c>; <c>null</c> when there is none.</summary>
    /// <remarks>Keys with dots in them, such as labels, can't be asked for: take their map.</remarks>
    public JsonNode? At(string path)
    {
        var node = (JsonNode?)Root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            node = step.StartsWith('[') ? node?[int.Parse(step[1..^1], provider: null)] : node?[step];

        return node;
    }

    /// <summary>The value at a path as text; empty when there is none.</summary>
    public string Text(string path) => At(path)?.ToString() ?? "";

    /// <summary>The value at a path as JSON without spaces; empty when there is none.</summary>
    public string Json(string path) => At(path)?.ToJsonString(Plain) ?? "";

    /// <summary>A list of strings at a path; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string path) => [.. At(path)?.AsArray().Select(item => item!.ToString()) ?? []];

    /// <summary>A map of strings at a path; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Map(string path) =>
        At(path)?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.ToString()) ?? [];

    /// <summary>JSON in which quotes and comparison signs can be read.</summary>
    private static readonly System.Text.Json.JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
