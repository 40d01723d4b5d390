using System.Text.Json.Nodes;
using Webhook.Model.Manifests;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>Reads YAML that is no Kubernetes object.</summary>
internal static class ReadYaml
{
    /// <summary>Any mapping; with a kind in front of it, our own reader takes it.</summary>
    public static JsonObject Of(string text)
    {
        var file = ManifestReader.Read("rules", $"apiVersion: v1\nkind: Rules\n{text}");
        Assert.Empty(file.Problems);
        var root = JsonNode.Parse(Assert.Single(file.Objects).Json.Span)!.AsObject();
        root.Remove("apiVersion");
        root.Remove("kind");
        return root;
    }
}
