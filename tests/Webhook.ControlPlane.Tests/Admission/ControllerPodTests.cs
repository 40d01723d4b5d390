using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Commands;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>Every DaemonSet of the corpus and the samples, through the webhooks and beside them: the controller makes the same pods.</summary>
[Collection(nameof(AdmissionCluster))]
public sealed class ControllerPodTests(AdmissionCluster cluster)
{
    private const string Namespace = "corpus";
    private const string OptOut = "daemonset-webhook.dev/inject";
    private const string OptIn = "daemonset-webhook.dev/control-plane";

    private static readonly string[] NodeLabels =
    [
        "{kubernetes.io/os: linux, kubernetes.io/arch: amd64, node-role.kubernetes.io/control-plane: '', node-role.kubernetes.io/master: ''}",
        "{kubernetes.io/os: linux, kubernetes.io/arch: amd64, cloud.google.com/gke-accelerator: a, feature.node.kubernetes.io/pci-8086.present: 'true'}",
        "{kubernetes.io/os: windows, kubernetes.io/arch: amd64}",
    ];

    private readonly HashSet<string> _ensured = [];

    private static ResourcePath DaemonSets => new("apps", "v1", "daemonsets", Namespace);

    [Fact]
    public async Task Changes_no_pod_that_the_controller_would_have_made()
    {
        await cluster.NamespaceAsync(Namespace);
        for (var i = 0; i < NodeLabels.Length; i++)
        {
            await cluster.Live.CreateAsync($$"""
                apiVersion: v1
                kind: Node
                metadata: {name: corpus-{{i}}, labels: {{NodeLabels[i]}}}
                status: {conditions: [{type: Ready, status: "True"}], allocatable: {pods: "110"} }
                """);
        }

        var mutated = new Dictionary<string, string>();
        var count = 0;
        foreach (var (file, daemonSet) in await ManifestsAsync())
        {
            var name = $"ds-{count++:00}";
            mutated.Add(name, file);
            var isAccepted = await ApplyAsync(daemonSet, name, optOut: false);
            Assert.True(isAccepted == await ApplyAsync(daemonSet, $"{name}-plain", optOut: true), $"{file}: accepted with the webhook or without, not both");
            if (isAccepted)
                await AssertInjectedAsync(daemonSet, name, file);
        }

        var pods = await PodsAsync();
        var compared = 0;
        foreach (var (name, file) in mutated)
        {
            Assert.True(pods[name].SequenceEqual(pods[$"{name}-plain"]), $"{file}:\n{string.Join('\n', pods[name])}\n---\n{string.Join('\n', pods[$"{name}-plain"])}");
            compared += pods[name].Count();
        }

        Assert.True(compared > mutated.Count, $"{compared} pods of {mutated.Count} DaemonSets");
    }

    /// <summary>The DaemonSets, but those that ask for tolerations which the controller would not give.</summary>
    private static async Task<IReadOnlyList<(string File, JsonObject DaemonSet)>> ManifestsAsync()
    {
        var found = new List<(string, JsonObject)>();
        foreach (var path in Directory.GetFiles(Repository.Path("tests/corpus"), "*.yaml").Concat(Directory.GetFiles(Repository.Path("deploy/samples"), "*.yaml")).Order(StringComparer.Ordinal))
        {
            var file = ManifestReader.Read(Path.GetFileName(path), await File.ReadAllTextAsync(path));
            found.AddRange(file.Objects.Where(manifest => manifest is { ApiVersion: "apps/v1", DaemonSet: { } daemonSet } && !daemonSet.Metadata.Labels.ContainsKey(OptIn))
                .Select(manifest => (file.Source, JsonNode.Parse(manifest.Json.Span)!.AsObject())));
        }

        return found;
    }

    /// <summary>The stored template has the tolerations that <c>mutate</c> gives the manifest.</summary>
    private async Task AssertInjectedAsync(JsonObject daemonSet, string name, string file)
    {
        var mutated = await CommandRun.WithInputAsync(daemonSet.ToJsonString(), "mutate", "-", "-o", "json");
        var foretold = Tolerations(JsonNode.Parse(mutated.Out)!);
        var stored = Tolerations(await cluster.Live.ReadAsync(DaemonSets with { Name = name }));
        Assert.True(foretold.SequenceEqual(stored), $"{file}: {string.Join(", ", foretold)}, stored: {string.Join(", ", stored)}");
    }

    private async Task<bool> ApplyAsync(JsonObject daemonSet, string name, bool optOut)
    {
        var copy = daemonSet.DeepClone().AsObject();
        var metadata = copy["metadata"]!.AsObject();
        metadata["name"] = name;
        metadata["namespace"] = Namespace;
        if (optOut)
            metadata["annotations"] = new JsonObject { [OptOut] = "false" };

        copy["spec"]!["template"]!["metadata"]!.AsObject().Remove("namespace");
        await PrepareAsync(copy["spec"]!["template"]!["spec"]!);
        var applied = await cluster.Kubectl.RunAsync(["apply", "--validate=false", "-f", "-"], copy.ToJsonString());
        return applied.ExitCode == 0;
    }

    /// <summary>What pods refer to must be there before they can be made.</summary>
    private async Task PrepareAsync(JsonNode template)
    {
        var account = (string?)template["serviceAccountName"] ?? (string?)template["serviceAccount"] ?? "default";
        await EnsureAsync(new("", "v1", "serviceaccounts", Namespace, account), $"{{apiVersion: v1, kind: ServiceAccount, metadata: {{name: {account}, namespace: {Namespace}}}}}");
        if ((string?)template["priorityClassName"] is { Length: > 0 } priority)
        {
            await EnsureAsync(
                new("scheduling.k8s.io", "v1", "priorityclasses", "", priority),
                $"{{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {{name: {priority}}}, value: 1000}}");
        }
    }

    private async Task EnsureAsync(ResourcePath path, string manifest)
    {
        if (!_ensured.Add(path.ToString()) || await cluster.Live.GetAsync(path) is not null)
            return;

        // The controller makes the default account, and may be faster.
        var applied = await cluster.Kubectl.RunAsync(["apply", "-f", "-"], manifest);
        Assert.True(applied.ExitCode == 0, applied.Error);
    }

    /// <summary>The pods of each DaemonSet, once there are all, without what differs by name or by order.</summary>
    private async Task<ILookup<string, string>> PodsAsync()
    {
        var waiting = "";
        await Eventually.GetAsync(
            "the controller to make all pods",
            async () =>
            {
                waiting = string.Join(", ", (await cluster.Live.ListAsync(DaemonSets)).Where(daemonSet => !IsDone(daemonSet["status"]!)).Select(daemonSet => (string)daemonSet["metadata"]!["name"]!));
                return waiting.Length == 0 ? "" : null;
            },
            () => waiting);
        return (await cluster.Live.ListAsync(new("", "v1", "pods", Namespace)))
            .Select(pod => (Owner: (string)pod["metadata"]!["ownerReferences"]![0]!["name"]!, Text: TextOf(pod)))
            .OrderBy(pod => pod.Text, StringComparer.Ordinal)
            .ToLookup(pod => pod.Owner, pod => pod.Text);
    }

    private static bool IsDone(JsonNode status) =>
        (int?)status["observedGeneration"] > 0 && (int)status["desiredNumberScheduled"]! == (int)status["currentNumberScheduled"]!;

    private static string TextOf(JsonObject pod)
    {
        var labels = pod["metadata"]!["labels"]!.AsObject();
        labels.Remove("controller-revision-hash");
        labels.Remove("pod-template-generation");
        var spec = pod["spec"]!;
        // All of them count, whatever their order: two with the same words tolerate the same.
        spec["tolerations"] = new JsonArray([.. spec["tolerations"]!.AsArray().Select(Text).Distinct().Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);
        return $"{labels.ToJsonString()} {pod["metadata"]!["annotations"]?.ToJsonString()} {spec.ToJsonString()}";
    }

    private static IEnumerable<string> Tolerations(JsonNode daemonSet) =>
        (daemonSet["spec"]!["template"]!["spec"]!["tolerations"]?.AsArray() ?? []).Select(Text);

    private static string Text(JsonNode? toleration) =>
        $"{toleration!["key"]} {toleration["operator"]} {toleration["value"]} {toleration["effect"]} {toleration["tolerationSeconds"]}";
}
