using System.Text.Json.Nodes;

namespace Webhook.Doctor.Facts;

/// <summary>What a Deployment tells of the release. Everything is optional: it may be somebody's own.</summary>
internal static class DeploymentFacts
{
    /// <summary>Arguments of its containers.</summary>
    public static IReadOnlyList<string> Arguments(JsonObject? deployment) =>
        [.. Containers(deployment).SelectMany(container => container["args"] as JsonArray ?? []).Select(argument => $"{argument}")];

    /// <summary>The value of a flag that is written as one argument, or as two; empty when absent.</summary>
    public static string Flag(JsonObject? deployment, string name)
    {
        var arguments = Arguments(deployment);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith(name + "=", StringComparison.Ordinal))
                return arguments[i][(name.Length + 1)..];

            if (arguments[i] == name && i + 1 < arguments.Count)
                return arguments[i + 1];
        }

        return "";
    }

    /// <summary>Name of the pods' service account.</summary>
    public static string ServiceAccount(JsonObject? deployment) => $"{PodSpec(deployment)?["serviceAccountName"] ?? "default"}";

    /// <summary>Name of the Secret that is mounted as the certificate; empty when none is.</summary>
    public static string MountedSecret(JsonObject? deployment) => (PodSpec(deployment)?["volumes"] as JsonArray ?? [])
        .Where(volume => $"{volume?["name"]}" is "tls" or "certificate" or "certificates")
        .Select(volume => $"{volume?["secret"]?["secretName"]}")
        .FirstOrDefault(name => name.Length > 0) ?? "";

    /// <summary>The label with the version; empty when absent.</summary>
    public static string Version(JsonObject? deployment) => $"{deployment?["metadata"]?["labels"]?["app.kubernetes.io/version"]}";

    private static JsonNode? PodSpec(JsonObject? deployment) => deployment?["spec"]?["template"]?["spec"];

    private static IEnumerable<JsonNode> Containers(JsonObject? deployment) =>
        (PodSpec(deployment)?["containers"] as JsonArray ?? []).OfType<JsonNode>();
}
