using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>What a user of kubectl sees.</summary>
[Collection(nameof(AdmissionCluster))]
public sealed class KubectlTests(AdmissionCluster cluster)
{
    private const string Sample = "deploy/samples/fluentbox.yaml";

    private Kubectl Kubectl => cluster.Kubectl;

    [Fact]
    public async Task Reads_why_a_DaemonSet_is_denied()
    {
        await cluster.NamespaceAsync("strict");

        var refused = await Kubectl.RefuseAsync("apply", "-n", "strict", "-f", Sample);

        // Warnings about the nodes that other tests made may stand in front.
        Assert.EndsWith(
            $"Error from server (Forbidden): error when creating \"{Sample}\": admission webhook \"validate.daemonset-webhook.dev\" "
            + "denied the request: DaemonSet strict/fluentbox: min-ready-seconds: spec.minReadySeconds is 0, below the minimum of 10: "
            + "a pod that is ready for a moment and then crashes doesn't stop the roll-out; set spec.minReadySeconds to 10 or more\n",
            refused,
            StringComparison.Ordinal);
        await Kubectl.RefuseAsync("get", "daemonset", "fluentbox", "-n", "strict");
    }

    [Fact]
    public async Task Reads_warnings_beside_what_was_done()
    {
        var (output, warnings) = await Kubectl.SucceedAsync("apply", "-f", "deploy/samples/daemonset-fluentd-on-delete.yaml");

        Assert.EndsWith("created\n", output, StringComparison.Ordinal);
        Assert.Contains("Warning: DaemonSet kube-system/daemonset-fluentd: ", warnings, StringComparison.Ordinal);
        Assert.Contains("update-strategy: ", warnings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dry-run=server")]
    [InlineData("--dry-run=server --server-side")]
    public async Task Sees_in_a_dry_run_what_would_be_injected_and_stores_nothing(string flags)
    {
        const string Node = "deploy/samples/nginx-node.yaml";
        var (output, _) = await Kubectl.SucceedAsync(["apply", .. flags.Split(' '), "-o", "json", "-n", "default", "-f", Node]);

        Assert.True(JsonNode.Parse(output)!.Items("spec.template.spec.tolerations").Count() > 5, output);
        var refused = await Kubectl.RefuseAsync("get", "-n", "default", "-f", Node);
        Assert.Contains("NotFound", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_to_delete_what_is_protected_until_the_label_goes()
    {
        await cluster.NamespaceAsync("storage-system");
        await Kubectl.SucceedAsync("apply", "-f", "deploy/samples/protected.yaml");

        var refused = await Kubectl.RefuseAsync("delete", "-f", "deploy/samples/protected.yaml");
        Assert.StartsWith(
            "Error from server (Forbidden): error when deleting \"deploy/samples/protected.yaml\": admission webhook "
            + "\"validate.daemonset-webhook.dev\" denied the request: DaemonSet storage-system/storage-driver: deletion-protection: ",
            refused,
            StringComparison.Ordinal);

        await Kubectl.SucceedAsync("label", "daemonset", "storage-driver", "-n", "storage-system", "daemonset-webhook.dev/protected-");
        await Kubectl.SucceedAsync("delete", "-f", "deploy/samples/protected.yaml");
    }

    [Theory]
    [InlineData("strategic", "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"agent\",\"image\":\"a:2\"}]}}}}", 2)]
    [InlineData("merge", "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"restarted\":\"now\"}}}}}", 2)]
    [InlineData("merge", "{\"spec\":{\"template\":{\"spec\":{\"tolerations\":null}}}}", 1)]
    [InlineData("json", "[{\"op\":\"remove\",\"path\":\"/spec/template/spec/tolerations/0\"}]", 2)]
    [InlineData("json", "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/tolerations\",\"value\":[]}]", 1)]
    [InlineData("strategic", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}", 1)]
    public async Task Patches_without_losing_a_toleration_or_restarting_for_one(string type, string patch, int generation)
    {
        var @namespace = await cluster.NamespaceAsync();
        await Kubectl.ApplyAsync(Agent(@namespace));

        await Kubectl.SucceedAsync("patch", "daemonset", "agent", "-n", @namespace, "--type", type, "-p", patch);

        var stored = await ReadAsync(@namespace);
        Assert.Equal(6, Keys(stored).Distinct().Count());
        Assert.Equal(generation, stored.Number("metadata.generation"));
    }

    [Fact]
    public async Task Edits_what_it_read_and_sends_it_back_whole()
    {
        var @namespace = await cluster.NamespaceAsync();
        await Kubectl.ApplyAsync(Agent(@namespace));
        var edited = JsonNode.Parse((await Kubectl.SucceedAsync("get", "daemonset", "agent", "-n", @namespace, "-o", "json")).Out)!;
        edited["spec"]!["template"]!["spec"]!["priorityClassName"] = "system-node-critical";

        var replaced = await Kubectl.RunAsync(["replace", "-f", "-"], edited.ToJsonString());

        Assert.True(replaced.ExitCode == 0, replaced.Error);
        var stored = await ReadAsync(@namespace);
        Assert.Equal((2, 6), (stored.Number("metadata.generation"), Keys(stored).Count()));
    }

    [Fact]
    public async Task Rolls_back_to_a_template_from_before_the_webhook_and_keeps_the_tolerations()
    {
        var @namespace = await cluster.NamespaceAsync();
        await cluster.UninstallAsync();
        await Kubectl.ApplyAsync(Agent(@namespace));
        await RevisionsAsync(@namespace, 1);
        await cluster.InstallAsync();
        await Kubectl.SucceedAsync("set", "image", "daemonset/agent", "agent=a:2", "-n", @namespace);
        await RevisionsAsync(@namespace, 2);

        var (output, _) = await Kubectl.SucceedAsync("rollout", "undo", "daemonset/agent", "-n", @namespace);

        Assert.Equal("daemonset.apps/agent rolled back\n", output);
        var stored = await ReadAsync(@namespace);
        Assert.Equal("a:1", stored.Text("spec.template.spec.containers.0.image"));
        Assert.Equal((6, 3), (Keys(stored).Count(), stored.Number("metadata.generation")));
    }

    [Fact]
    public async Task Applies_server_side_again_and_again_without_a_conflict_over_what_was_injected()
    {
        var @namespace = await cluster.NamespaceAsync();
        var manifest = Agent(@namespace);
        await Kubectl.ApplyAsync(manifest, "--server-side", "--field-manager=git");
        await Kubectl.ApplyAsync(manifest, "--server-side", "--field-manager=git");
        manifest["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "a:2";
        await Kubectl.ApplyAsync(manifest, "--server-side", "--field-manager=git");

        // A list of tolerations of one's own replaces the list, and the injected ones come back behind it.
        manifest["spec"]!["template"]!["spec"]!["tolerations"] = new JsonArray(new JsonObject { ["key"] = "gpu", ["operator"] = "Exists" });
        await Kubectl.ApplyAsync(manifest, "--server-side", "--field-manager=git");

        var stored = await ReadAsync(@namespace);
        string[] automatic = ["not-ready", "unreachable", "disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"];
        Assert.Equal(["gpu", .. automatic.Select(key => $"node.kubernetes.io/{key}")], Keys(stored));
        Assert.Equal(3, stored.Number("metadata.generation"));
    }

    private static JsonObject Agent(string @namespace) => Manifest.Object($$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: "{{@namespace}}" }
        spec:
          selector: {matchLabels: {app: agent} }
          template:
            metadata: {labels: {app: agent} }
            spec: {containers: [{name: agent, image: "a:1"}]}
        """);

    private static IEnumerable<string> Keys(JsonObject daemonSet) =>
        daemonSet.Items("spec.template.spec.tolerations").Select(toleration => toleration.Text("key"));

    private Task<JsonObject> ReadAsync(string @namespace) => cluster.Live.ReadAsync(new("apps", "v1", "daemonsets", @namespace, "agent"));

    private Task RevisionsAsync(string @namespace, int count) => Eventually.EqualAsync(
        "revisions", count, async () => (await cluster.Live.ListAsync(new("apps", "v1", "controllerrevisions", @namespace))).Count);
}
