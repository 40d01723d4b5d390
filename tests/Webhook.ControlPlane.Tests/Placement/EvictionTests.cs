using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Commands;
using Webhook.ControlPlane.Tests.Nodes;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>What tolerationSeconds do to daemon pods, as the rule toleration-seconds says.</summary>
[Collection(nameof(ScheduledCluster))]
public sealed class EvictionTests(ScheduledCluster cluster)
{
    [Fact]
    public async Task Finds_tolerationSeconds_by_which_a_pod_is_evicted_and_made_again_without_end()
    {
        await using var pool = await cluster.PoolAsync(1);
        await pool.DeployAsync(Agent(pool, "{operator: Exists, effect: NoExecute, tolerationSeconds: 1}"));

        await pool.TaintAsync(pool.Nodes[0], "{key: gone, effect: NoExecute}");

        // The node still counts as one that should run a pod.
        var pods = new HashSet<string>();
        await Eventually.GetAsync(
            "three pods, one after the other",
            async () =>
            {
                pods.UnionWith((await pool.PodsAsync()).Select(pod => pod.Text("metadata.uid")));
                return pods.Count >= 3 ? "" : null;
            },
            () => $"{pods.Count}");
        Assert.Equal(1, (await pool.StatusAsync()).DesiredNumberScheduled);
        await AssertFoundAsync(pool, "evicted after 1 s");
    }

    [Fact]
    public async Task Finds_tolerationSeconds_that_the_controller_wipes()
    {
        await using var pool = await cluster.PoolAsync(1);

        await pool.DeployAsync(
            Agent(pool, "{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30}"));

        var first = Assert.Single(await pool.PodsAsync()).Items("spec.tolerations").First();
        Assert.Equal(("node.kubernetes.io/not-ready", ""), (first.Text("key"), first.Text("tolerationSeconds")));
        await AssertFoundAsync(pool, "so tolerationSeconds has no effect");
    }

    private static JsonObject Agent(NodePool pool, string toleration)
    {
        var agent = pool.Agent();
        agent["spec"]!["template"]!["spec"]!["tolerations"] = new JsonArray(Manifest.Value(toleration).DeepClone());
        return agent;
    }

    private static async Task AssertFoundAsync(NodePool pool, string words)
    {
        var audit = await CommandRun.Of("audit", "--kubeconfig", pool.Live.Processes.Kubeconfig, "-o", "json");
        var result = JsonNode.Parse(audit.Out)!.Items("results").Single(result => result.Text("namespace") == pool.Name);
        Assert.Contains(result.Items("findings"), finding =>
            finding.Text("rule") == "toleration-seconds" && finding.Text("message").Contains(words, StringComparison.Ordinal));
    }
}
