using System.Text.Json.Nodes;
using Webhook.Model.Patches;
using Webhook.Testing.Patches;

namespace Webhook.Policy.Tests.Injection;

/// <summary>Applies patches as the API server does, through their form on the wire.</summary>
internal static class Applied
{
    /// <summary>The patched document, written without spaces.</summary>
    public static string To(string json, IReadOnlyList<JsonPatchOperation> patch) =>
        ApiServerPatch.Apply(JsonNode.Parse(json)!, ApiServerPatch.Parse(JsonPatch.Serialize(patch))).ToJsonString();
}
