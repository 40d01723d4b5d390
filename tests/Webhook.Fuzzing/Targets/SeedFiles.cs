using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>Files of the repository that fuzzing starts from, in a fixed order.</summary>
internal static class SeedFiles
{
    /// <summary>The text of every file of a folder, its folders included, with one of these endings.</summary>
    public static IEnumerable<byte[]> In(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);

    /// <summary>Every DaemonSet of the corpus and the samples, as JSON.</summary>
    public static IEnumerable<JsonObject> DaemonSets() => In("tests/corpus", ".yaml").Concat(In("deploy/samples", ".yaml"))
        .SelectMany(text => ManifestReader.Read("seed", Encoding.UTF8.GetString(text)).Objects)
        .Where(found => found.DaemonSet is not null)
        .Select(found => JsonNode.Parse(found.Json.Span)!.AsObject());

    /// <summary>A review of a DaemonSet as the API server sends it.</summary>
    /// <param name="operation">CREATE, UPDATE or DELETE.</param>
    /// <param name="current"><c>object</c>; <c>null</c> for none.</param>
    /// <param name="old"><c>oldObject</c>; <c>null</c> for none.</param>
    public static byte[] Review(string operation, JsonNode? current, JsonNode? old) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = "0df28fbd-5f5f-11e8-bc74-36e6bb280816",
            ["kind"] = new JsonObject { ["group"] = "apps", ["version"] = "v1", ["kind"] = "DaemonSet" },
            ["resource"] = new JsonObject { ["group"] = "apps", ["version"] = "v1", ["resource"] = "daemonsets" },
            ["name"] = "agent",
            ["namespace"] = "logging",
            ["operation"] = operation,
            ["userInfo"] = new JsonObject { ["username"] = "jane", ["groups"] = new JsonArray("developers", "system:authenticated") },
            ["object"] = current?.DeepClone(),
            ["oldObject"] = old?.DeepClone(),
            ["dryRun"] = false,
            ["options"] = new JsonObject { ["kind"] = "CreateOptions", ["apiVersion"] = "meta.k8s.io/v1" },
        },
    });
}
