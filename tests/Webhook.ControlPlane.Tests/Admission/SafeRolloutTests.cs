using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>Installing, re-applying and upgrading restarts nothing: the generation of each object stays what it was.</summary>
[Collection(nameof(AdmissionCluster))]
public sealed class SafeRolloutTests(AdmissionCluster cluster)
{
    private const string Automatic = "not-ready unreachable disk-pressure memory-pressure pid-pressure unschedulable";

    private Kubectl Kubectl => cluster.Kubectl;

    [Theory]
    [InlineData("installed-client", "--server-side=false")]
    [InlineData("installed-server", "--server-side")]
    public async Task Restarts_nothing_when_it_is_installed_and_everything_is_applied_again(string @namespace, string mode)
    {
        await cluster.NamespaceAsync(@namespace);
        await cluster.UninstallAsync();
        var manifest = Agent(@namespace);
        await Kubectl.ApplyAsync(manifest, mode);
        Assert.Equal((1, ""), await StoredAsync(@namespace));

        await cluster.InstallAsync();
        var again = await Kubectl.ApplyAsync(manifest, mode);
        Assert.Equal((1, ""), await StoredAsync(@namespace));

        // Something else than the template changes: still nothing restarts, and the user is told.
        manifest["metadata"]!["labels"] = new JsonObject { ["team"] = "a" };
        var labelled = await Kubectl.ApplyAsync(manifest, mode);
        Assert.Equal((1, ""), await StoredAsync(@namespace));
        Assert.Contains("deferred", labelled.Warnings, StringComparison.Ordinal);

        manifest["spec"]!["minReadySeconds"] = 1;
        await Kubectl.ApplyAsync(manifest, mode);
        Assert.Equal((2, ""), await StoredAsync(@namespace));
        Assert.Equal("1", await TemplateGenerationAsync(@namespace));

        // The template changes: that restarts the pods anyway, and the tolerations come along.
        manifest["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "example.com/agent:2";
        await Kubectl.ApplyAsync(manifest, mode);
        Assert.Equal((3, Automatic), await StoredAsync(@namespace));
        Assert.Equal("2", await TemplateGenerationAsync(@namespace));

        // What Git holds lacks them for ever: that is no change.
        await Kubectl.ApplyAsync(manifest, mode);
        await Kubectl.SucceedAsync("label", "daemonset", "agent", "-n", @namespace, "team=b", "--overwrite");
        Assert.Equal((3, Automatic), await StoredAsync(@namespace));
        Assert.Equal("2", await TemplateGenerationAsync(@namespace));
    }

    [Fact]
    public async Task Restores_what_a_replacement_strips_without_a_restart()
    {
        await cluster.NamespaceAsync("replaced");
        var manifest = Agent("replaced");
        await Kubectl.ApplyAsync(manifest);

        var replaced = await Kubectl.RunAsync(["replace", "-f", "-"], manifest.ToJsonString());

        Assert.True(replaced.ExitCode == 0, replaced.Error);
        Assert.Equal((1, Automatic), await StoredAsync("replaced"));
    }

    [Fact]
    public async Task Restarts_nothing_when_it_is_upgraded()
    {
        await cluster.NamespaceAsync("upgraded");
        var manifest = Agent("upgraded");
        await Kubectl.ApplyAsync(manifest);

        await cluster.Product.RestartAsync();
        await cluster.InstallAsync();
        await Kubectl.ApplyAsync(manifest);
        await Kubectl.SucceedAsync("annotate", "daemonset", "agent", "-n", "upgraded", "a=b");

        Assert.Equal((1, Automatic), await StoredAsync("upgraded"));
    }

    [Fact]
    public async Task Fails_open_where_the_cluster_must_start_and_nowhere_else_while_nobody_answers()
    {
        await cluster.NamespaceAsync("outage");
        await cluster.Product.StopAsync();
        try
        {
            await Kubectl.ApplyAsync(Agent("kube-system"));
            await Kubectl.SucceedAsync("set", "image", "daemonset/agent", "-n", "kube-system", "agent=example.com/agent:2");
            Assert.Equal((2, ""), await StoredAsync("kube-system"));

            var refused = await Kubectl.RunAsync(["apply", "-f", "-"], Agent("outage").ToJsonString());
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("failed calling webhook \"validate.daemonset-webhook.dev\"", refused.Error, StringComparison.Ordinal);
            await Kubectl.SucceedAsync("delete", "daemonset", "agent", "-n", "kube-system");
        }
        finally
        {
            await cluster.Product.RestartAsync();
        }

        await Eventually.GetAsync("admission to work again", async () =>
            (await Kubectl.RunAsync(["apply", "-f", "-"], Agent("outage").ToJsonString())).ExitCode == 0 ? "" : null);
        Assert.Equal((1, Automatic), await StoredAsync("outage"));
    }

    private static JsonObject Agent(string @namespace) => Manifest.Object($$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: "{{@namespace}}" }
        spec:
          selector: {matchLabels: {app: agent} }
          template:
            metadata: {labels: {app: agent} }
            spec: {containers: [{name: agent, image: "example.com/agent:1"}]}
        """);

    private async Task<(int Generation, string Tolerations)> StoredAsync(string @namespace)
    {
        var stored = await ReadAsync(@namespace);
        var keys = stored.Items("spec.template.spec.tolerations").Select(toleration => toleration.Text("key"));
        return (stored.Number("metadata.generation"), string.Join(' ', keys.Select(key => key["node.kubernetes.io/".Length..])));
    }

    private async Task<string> TemplateGenerationAsync(string @namespace) =>
        (string)(await ReadAsync(@namespace))["metadata"]!["annotations"]!["deprecated.daemonset.template.generation"]!;

    private Task<JsonObject> ReadAsync(string @namespace) =>
        cluster.Live.ReadAsync(new("apps", "v1", "daemonsets", @namespace, "agent"));
}
