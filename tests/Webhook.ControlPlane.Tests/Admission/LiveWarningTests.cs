using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>Warnings that the product takes from the cluster that it serves.</summary>
[Collection(nameof(AdmissionCluster))]
public sealed class LiveWarningTests(AdmissionCluster cluster)
{
    [Fact]
    public async Task Says_on_which_nodes_a_DaemonSet_will_not_run_and_what_a_change_restarts()
    {
        var @namespace = await cluster.NamespaceAsync();
        await cluster.Live.AccountAsync(@namespace);
        for (var i = 0; i < 3; i++)
        {
            await cluster.Live.CreateAsync($$"""
                apiVersion: v1
                kind: Node
                metadata: {name: warned-{{i}}, labels: {pool: warned} }
                spec: {taints: [{key: warned, effect: {{(i == 0 ? "NoSchedule" : "PreferNoSchedule")}} }]}
                status: {conditions: [{type: Ready, status: "True"}], allocatable: {pods: "110"} }
                """);
        }

        await Eventually.EqualAsync("nodes that are ready", 3, async () => (await cluster.Live.ListAsync(new("", "v1", "nodes")))
            .Count(node => node.Text("metadata.labels.pool") == "warned" && node.Items("spec.taints").Count() == 1));
        var manifest = Manifest.Object($$"""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: "{{@namespace}}" }
            spec:
              selector: {matchLabels: {app: agent} }
              template:
                metadata: {labels: {app: agent} }
                spec: {nodeSelector: {pool: warned}, containers: [{name: agent, image: "a:1"}]}
            """);

        // The product hears of nodes and pods in its own time.
        await WarnsAsync(manifest, "warned:NoSchedule");
        var (_, warnings) = await cluster.Kubectl.ApplyAsync(manifest);
        Assert.Contains($"Warning: DaemonSet {@namespace}/agent: runs on 2 of ", warnings, StringComparison.Ordinal);
        Assert.Contains("1 has taint warned:NoSchedule", warnings, StringComparison.Ordinal);

        await Eventually.EqualAsync("pods", 2, async () => (await cluster.Live.ListAsync(new("", "v1", "pods", @namespace))).Count);
        manifest["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "a:2";
        await WarnsAsync(manifest, $"Warning: DaemonSet {@namespace}/agent: this change restarts 2 pods, ");
    }

    private Task<string> WarnsAsync(JsonObject manifest, string warning) => Eventually.GetAsync(
        $"the warning \"{warning}\"",
        async () =>
        {
            var (_, warnings) = await cluster.Kubectl.ApplyAsync(manifest, "--dry-run=server");
            return warnings.Contains(warning, StringComparison.Ordinal) ? "" : null;
        });
}
