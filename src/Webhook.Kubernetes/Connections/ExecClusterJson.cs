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

    public static string Of(Kubeconfig kubeconfig, KubeconfigNode cluster, string name)
    {
        var written = kubeconfig.JsonOf(cluster.File).GetProperty("clusters").EnumerateArray()
            .First(entry => entry.GetProperty("name").ToString() == name)
            .GetProperty("cluster");
        var told = new JsonObject();
        foreach (var member in written.EnumerateObject().Where(member => Copied.Contains(member.Name)))
            told[member.Name] = JsonNode.Parse(member.Value.GetRawText());

        if (KubeconfigConnection.Pem(cluster, "certificate-authority") is { } pem)
            told["certificate-authority-data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));

        if (Config(written) is { } config)
            told["config"] = config;

        return told.ToJsonString();
    }

    private static JsonNode? Config(JsonElement cluster)
    {
        if (!cluster.TryGetProperty("extensions", out var extensions) || extensions.ValueKind != JsonValueKind.Array)
            return null;

        return extensions.EnumerateArray()
            .Where(entry => entry.TryGetProperty("name", out var name) && name.ToString() == Extension)
            .Select(entry => entry.TryGetProperty("extension", out var extension) ? JsonNode.Parse(extension.GetRawText()) : null)
            .FirstOrDefault();
    }
}
