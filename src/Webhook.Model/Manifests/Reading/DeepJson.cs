using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Parses JSON that was made of a manifest: as deep as manifests may be, which is deeper than System.Text.Json takes by itself.</summary>
internal static class DeepJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReadLimits.Depth + 1 };

    /// <summary>The JSON as an element.</summary>
    public static JsonElement Element(ReadOnlySpan<byte> json) => JsonElement.Parse(json, Options);

    /// <summary>What a node holds, as an element.</summary>
    public static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString(), Options);

    /// <summary>The JSON as nodes that can be changed.</summary>
    public static JsonNode Node(ReadOnlySpan<byte> json) => JsonNode.Parse(json, documentOptions: Options)!;
}
