using System.Text;
using System.Text.Json;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Policies.Schema;

namespace Webhook.Output.Definitions;

/// <summary>The CustomResourceDefinition of DaemonSetPolicies.</summary>
/// <remarks>
/// Fields that are not named in the schema are not kept. <c>x-kubernetes-preserve-unknown-fields</c> would let them through
/// to be told in the status, but it takes everything below out of the OpenAPI v2 document: <c>kubectl explain</c> before
/// Kubernetes 1.27 would teach nothing and kubectl would not refuse a misspelt field any more.
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/"/>.
/// </remarks>
internal static class PolicyDefinition
{
    private const string Plural = "daemonsetpolicies";

    private static readonly PrinterColumn[] Columns =
    [
        new("Accepted", "string", ".status.conditions[?(@.type==\"Accepted\")].status"),
        new("InUse", "string", ".status.conditions[?(@.type==\"InUse\")].reason"),
        new("Matches", "integer", ".status.matchedDaemonSets"),
        new("Deny", "integer", ".status.rules.deny"),
        new("Warn", "integer", ".status.rules.warn"),
        new("Audit", "integer", ".status.rules.audit", Wide: true),
        new("Message", "string", ".status.conditions[?(@.type==\"Accepted\")].message", Wide: true),
        new("Age", "date", ".metadata.creationTimestamp"),
    ];

    /// <summary>The manifest as YAML, to be applied before the first policy.</summary>
    public static string Yaml()
    {
        using var json = JsonDocument.Parse(JsonText.Write(Write));
        return new StringBuilder()
            .Append("# Teaches a cluster the kind DaemonSetPolicy. Written by: daemonset-webhook policy crd\n")
            .Append(YamlText.FromJson(json.RootElement))
            .ToString();
    }

    private static void Write(Utf8JsonWriter writer)
    {
        var (group, version) = (DaemonSetPolicy.ApiVersion.Split('/')[0], DaemonSetPolicy.ApiVersion.Split('/')[1]);
        writer.WriteStartObject();
        writer.WriteString("apiVersion", "apiextensions.k8s.io/v1");
        writer.WriteString("kind", "CustomResourceDefinition");
        writer.WriteStartObject("metadata");
        writer.WriteString("name", $"{Plural}.{group}");
        writer.WriteEndObject();
        writer.WriteStartObject("spec");
        writer.WriteString("group", group);
        writer.WriteString("scope", "Cluster");
        WriteNames(writer);
        writer.WriteStartArray("versions");
        WriteVersion(writer, version);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("names");
        writer.WriteString("kind", DaemonSetPolicy.Kind);
        writer.WriteString("listKind", DaemonSetPolicy.Kind + "List");
        writer.WriteString("plural", Plural);
        writer.WriteString("singular", DaemonSetPolicy.Kind.ToLowerInvariant());
        writer.WriteStartArray("shortNames");
        writer.WriteStringValue("dsp");
        writer.WriteEndArray();
        writer.WriteStartArray("categories");
        writer.WriteStringValue("daemonset-webhook");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter writer, string version)
    {
        writer.WriteStartObject();
        writer.WriteString("name", version);
        writer.WriteBoolean("served", true);
        writer.WriteBoolean("storage", true);
        writer.WriteStartObject("subresources");
        writer.WriteStartObject("status");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("additionalPrinterColumns");
        foreach (var column in Columns)
            Write(writer, column);

        writer.WriteEndArray();
        writer.WriteStartObject("schema");
        writer.WritePropertyName("openAPIV3Schema");
        SchemaJson.Write(writer, SchemaNode.Object(
            "Which DaemonSets get which tolerations, and which rules they are held to.",
            new("apiVersion", SchemaNode.Text($"Always {DaemonSetPolicy.ApiVersion}.")),
            new("kind", SchemaNode.Text($"Always {DaemonSetPolicy.Kind}.")),
            new("metadata", SchemaNode.Object("")),
            new("spec", PolicySchema.Spec),
            new("status", StatusSchema.Create())));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PrinterColumn column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("type", column.Type);
        writer.WriteString("jsonPath", column.Path);
        if (column.Wide)
            writer.WriteNumber("priority", 1);

        writer.WriteEndObject();
    }
}
