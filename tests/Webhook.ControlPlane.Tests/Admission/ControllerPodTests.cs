using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Commands;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>Every DaemonSet of corpus and samples, through the webhooks and past them: the controller makes the same pods.</summary>
[Collection(nameof(AdmissionCluster))]
public sealed partial class ControllerPodTests(AdmissionCluster cluster)
{
    private const string Namespace = "corpus";
    private const string OptOut = "daemonset-webhook.dev/inject";
    private const string OptIn = "daemonset-webhook.dev/control-plane";

    private static readonly string[] NodeLabels =
    [
        "kubernetes.io/os: linux, node-role.kubernetes.io/control-plane: '', node-role.kubernetes.io/master: ''",
        "kubernetes.io/os: linux, cloud.google.com/gke-accelerator: a, feature.node.kubernetes.io/pci-8086.present: 'true'",
        "kubernetes.io/os: windows",
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
                metadata:
                  name: corpus-{{i}}
                  labels: {kubernetes.io/arch: amd64, {{NodeLabels[i]}} }
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
            var isAcceptedPlain = await ApplyAsync(daemonSet, $"{name}-plain", optOut: true);
            Assert.True(isAccepted == isAcceptedPlain, $"{file}: accepted with injection {isAccepted}, without {isAcceptedPlain}");
            if (isAccepted)
                await AssertInjectedAsync(daemonSet, name, file);
        }

        var pods = await PodsAsync();
        var compared = 0;
        foreach (var (name, file) in mutated)
        {
            var (injected, plain) = (string.Join('\n', pods[name]), string.Join('\n', pods[$"{name}-plain"]));
            Assert.True(injected == plain, $"{file}:\n{injected}\n---\n{plain}");
            compared += pods[name].Count();
        }

        Assert.True(compared > mutated.Count, $"{compared} pods of {mutated.Count} DaemonSets");
    }

    /// <summary>The DaemonSets, but those that ask for tolerations which the controller would not give.</summary>
    private static async Task<IReadOnlyList<(string File, JsonObject DaemonSet)>> ManifestsAsync()
    {
        var found = new List<(string, JsonObject)>();
        string[] folders = ["tests/corpus", "deploy/samples"];
        var paths = folders.SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.yaml"));
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var file = ManifestReader.Read(Path.GetFileName(path), await File.ReadAllTextAsync(path));
            found.AddRange(file.Objects
                .Where(manifest => manifest is { ApiVersion: "apps/v1", DaemonSet.Metadata: var it } && !it.Labels.ContainsKey(OptIn))
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
        await EnsureAsync(
            new("", "v1", "serviceaccounts", Namespace, account),
            $"{{apiVersion: v1, kind: ServiceAccount, metadata: {{name: {account}, namespace: {Namespace}}}}}");
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
                var left = (await cluster.Live.ListAsync(DaemonSets)).Where(daemonSet => !IsDone(daemonSet));
                waiting = string.Join(", ", left.Select(daemonSet => daemonSet.Text("metadata.name")));
                return waiting.Length == 0 ? "" : null;
            },
            () => waiting);
        return (await cluster.Live.ListAsync(new("", "v1", "pods", Namespace)))
            .Select(pod => (Owner: pod.Text("metadata.ownerReferences.0.name"), Text: TextOf(pod)))
            .OrderBy(pod => pod.Text, StringComparer.Ordinal)
            .ToLookup(pod => pod.Owner, pod => pod.Text);
    }

    private static bool IsDone(JsonNode daemonSet) =>
        daemonSet.Number("status.observedGeneration") > 0
        && daemonSet.Number("status.desiredNumberScheduled") == daemonSet.Number("status.currentNumberScheduled");

    private static string TextOf(JsonObject pod)
    {
        var labels = pod["metadata"]!["labels"]!.AsObject();
        labels.Remove("controller-revision-hash");
        labels.Remove("pod-template-generation");
        // All of them count, whatever their order: two with the same words tolerate the same.
        var tolerations = string.Join(", ", pod.Items("spec.tolerations").Select(Text).Distinct().Order(StringComparer.Ordinal));
        pod["spec"]!.AsObject().Remove("tolerations");
        var text = $"{labels.ToJsonString()} {pod.At("metadata.annotations")?.ToJsonString()} {pod["spec"]!.ToJsonString()} {tolerations}";
        return TokenVolume().Replace(text, "kube-api-access");
    }

    // Since Kubernetes 1.21 the token of the service account is in a volume whose name each pod gets anew.
    [GeneratedRegex("kube-api-access-[a-z0-9]{5}(?=\")", RegexOptions.CultureInvariant)]
    private static partial Regex TokenVolume();

    private static IEnumerable<string> Tolerations(JsonNode daemonSet) =>
        daemonSet.Items("spec.template.spec.tolerations").Select(Text);

    private static string Text(JsonNode toleration) =>
        $"{toleration["key"]} {toleration["operator"]} {toleration["value"]} {toleration["effect"]} {toleration["tolerationSeconds"]}";
}
