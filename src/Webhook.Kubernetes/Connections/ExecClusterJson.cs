using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Kubernetes.Connections;

/// <summary>What an exec plugin with <c>provideClusterInfo</c> is told of the cluster.</summary>
/// <remarks>Shape: <c>Cluster</c> of <see href="https://kubernetes.io/docs/reference/config-api/client-authentication.v1/"/>.</remarks>
internal static class ExecClusterJson
{
    // The extension whose content the plugin gets as "config".
    private const string Extension = "client.authentication.k8s.io/exec";

    private static readonly string[] Copied =
        ["server", "tls-server-name", "insecure-skip-tls-verify", "proxy-url", "disable-compression"];

    // As deep as a file may be, which is deeper than System.Text.Json takes by itself.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    /// <summary>The JSON.</summary>
    /// <exception cref="ConnectionException">The cluster's name is no string, so that it can't be told which one is meant.</exception>
    public static string Of(Kubeconfig kubeconfig, KubeconfigNode cluster, string name)
    {
        var written = Items(Member(kubeconfig.JsonOf(cluster.File), "clusters"))
            .Where(entry => Member(entry, "name").ToString() == name)
            .Select(entry => Member(entry, "cluster"))
            .FirstOrDefault(found => found.ValueKind == JsonValueKind.Object);
        if (written.ValueKind != JsonValueKind.Object)
            throw cluster.Error("can't be passed to the exec plugin; write the cluster's name as a string");

        var told = new JsonObject();
        foreach (var member in written.EnumerateObject().Where(member => Copied.Contains(member.Name)))
            told[member.Name] = JsonNode.Parse(member.Value.GetRawText(), documentOptions: Deep);

        if (KubeconfigConnection.Pem(cluster, "certificate-authority") is { } pem)
            told["certificate-authority-data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));

        if (Config(written) is { } config)
            told["config"] = config;

        return told.ToJsonString();
    }

    private static JsonNode? Config(JsonElement cluster) => Items(Member(cluster, "extensions"))
        .Where(entry => Member(entry, "name").ToString() == Extension)
        .Select(entry => Member(entry, "extension"))
        .Select(extension => extension.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(extension.GetRawText(), documentOptions: Deep))
        .FirstOrDefault();

    private static JsonElement[] Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    /// <summary>A member of an object; undefined when it has none of that name, or is no object.</summary>
    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
