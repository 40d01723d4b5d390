using System.Text.Json.Nodes;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>Objects written as YAML.</summary>
internal static class Manifest
{
    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["DaemonSet"] = "daemonsets",
        ["Deployment"] = "deployments",
        ["Pod"] = "pods",
        ["Node"] = "nodes",
        ["Namespace"] = "namespaces",
        ["ClusterRole"] = "clusterroles",
        ["ClusterRoleBinding"] = "clusterrolebindings",
        ["Secret"] = "secrets",
        ["ControllerRevision"] = "controllerrevisions",
        ["ReplicaSet"] = "replicasets",
        ["ServiceAccount"] = "serviceaccounts",
        ["Role"] = "roles",
        ["RoleBinding"] = "rolebindings",
        ["CustomResourceDefinition"] = "customresourcedefinitions",
        ["DaemonSetPolicy"] = "daemonsetpolicies",
        ["MutatingWebhookConfiguration"] = "mutatingwebhookconfigurations",
        ["ValidatingWebhookConfiguration"] = "validatingwebhookconfigurations",
    };

    /// <summary>The objects of YAML documents.</summary>
    public static IEnumerable<JsonObject> Objects(string yaml)
    {
        var file = ManifestReader.Read("manifest", yaml);
        Assert.Empty(file.Problems);
        return file.Objects.Select(manifest => JsonNode.Parse(manifest.Json.Span)!.AsObject());
    }

    /// <summary>The one object of a YAML document.</summary>
    public static JsonObject Object(string yaml) => Assert.Single(Objects(yaml));

    /// <summary>A part of an object, such as a patch.</summary>
    public static JsonObject Value(string yaml)
    {
        // The reader looks for Kubernetes objects: it finds one that holds the value.
        var indented = yaml.ReplaceLineEndings("\n  ");
        return Object($"apiVersion: v1\nkind: Value\nvalue:\n  {indented}\n")["value"]!.DeepClone().AsObject();
    }

    /// <summary>Where the object is stored.</summary>
    public static ResourcePath PathOf(JsonObject manifest)
    {
        var apiVersion = manifest.Text("apiVersion");
        var (group, version) = apiVersion.Split('/') is [var named, var at] ? (named, at) : ("", apiVersion);
        return new(group, version, Plurals[manifest.Text("kind")], manifest.Text("metadata.namespace"), manifest.Text("metadata.name"));
    }
}
