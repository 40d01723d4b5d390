using System.Text;
using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Commands;
using Webhook.ControlPlane.Tests.Nodes;
using Webhook.Model.Admission;
using Webhook.Policy;
using Webhook.Policy.Adoption;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Adoption;

/// <summary>What becomes of orphans, against what the DaemonSet controller does with them.</summary>
[Collection(nameof(ScheduledCluster))]
public sealed class AdoptionTests(ScheduledCluster cluster)
{
    [Theory]
    [InlineData("OnDelete")]
    [InlineData("RollingUpdate")]
    public async Task Foretells_which_bare_pods_are_adopted_and_which_of_them_die(string strategy)
    {
        await using var pool = await cluster.PoolAsync(4);
        await using var foreign = await cluster.PoolAsync(1);
        await CreatePodAsync(pool, "a-first", pool.Nodes[0]);
        await CreatePodAsync(pool, "b-second", pool.Nodes[0]);
        await CreatePodAsync(pool, "tainted-later", pool.Nodes[1]);
        await CreatePodAsync(pool, "failed", pool.Nodes[2]);
        await CreatePodAsync(pool, "elsewhere", foreign.Nodes[0]);
        await CreatePodAsync(pool, "unrelated", pool.Nodes[3], labels: "{app: other}");
        await CreatePodAsync(pool, "owned", pool.Nodes[3], isOwned: true);
        await CreatePodAsync(pool, "on-no-node", "");
        await pool.PhaseAsync("failed", "Failed", ready: false);
        await pool.TaintAsync(pool.Nodes[1], "{key: later, effect: NoSchedule}");
        var before = await pool.PodsAsync();
        var agent = pool.Agent(spec: $"updateStrategy: {{type: {strategy}}}");

        var forecast = Forecast(agent, await pool.SnapshotAsync(), pool.Name);
        var old = strategy == "OnDelete" ? "Stale" : "Replaced";
        Assert.Equal(
            $"a-first {old}, b-second Deleted, elsewhere Deleted, failed Deleted, on-no-node Kept, tainted-later {old}",
            string.Join(", ", forecast.Adopted.Select(adopted => $"{adopted.Pod.Name} {adopted.Outcome}")));

        var created = await pool.Live.CreateAsync(agent);

        await AssertFateAsync(pool, created, before, forecast, sameTemplate: false);
    }

    [Theory]
    [InlineData("example.com/agent:2", true)]
    [InlineData("example.com/agent:3", false)]
    public async Task Foretells_that_pods_of_a_former_DaemonSet_live_on_under_the_same_template(string image, bool same)
    {
        await using var pool = await cluster.PoolAsync(2);
        await pool.DeployAsync(pool.Agent());
        // A template that has changed once: its pods are told from a new DaemonSet's by their generation, too.
        await pool.UpdateAsync("example.com/agent:2");
        await Eventually.EqualAsync("updated pods", 2, async () => (await pool.PodsAsync())
            .Count(pod => pod.At("spec.nodeName") is not null && pod.Text("metadata.labels.pod-template-generation") == "2"));
        await pool.Live.DeleteAsync(pool.AgentPath, "propagationPolicy=Orphan");
        await Eventually.GetAsync("the DaemonSet to go", async () => await pool.Live.GetAsync(pool.AgentPath) is null ? "" : null);
        var before = await pool.PodsAsync();
        Assert.All(before, pod => Assert.Null(pod.At("metadata.ownerReferences")));
        var agent = pool.Agent(image, "updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}");

        var forecast = Forecast(agent, await pool.SnapshotAsync(), pool.Name);
        Assert.Equal(2, forecast.Adopted.Count);
        Assert.All(forecast.Adopted, adopted => Assert.Equal(AdoptionOutcome.KeptIfTemplateIsTheSame, adopted.Outcome));

        var created = await pool.Live.CreateAsync(agent);

        await AssertFateAsync(pool, created, before, forecast, same);
    }

    [Fact]
    public async Task Leaves_pods_of_a_ReplicaSet_with_the_same_selector_alone_until_one_side_lets_go()
    {
        await using var pool = await cluster.PoolAsync(1);
        await pool.DeployAsync(pool.Agent());
        await pool.Live.CreateAsync($$"""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: twin, namespace: "{{pool.Name}}" }
            spec:
              replicas: 1
              selector: {matchLabels: {app: agent} }
              template:
                metadata: {labels: {app: agent} }
                spec: {containers: [{name: agent, image: "example.com/agent:1"}]}
            """);
        await Eventually.EqualAsync("pods", (2, 2), () => OwnedAsync(pool));
        var audit = await CommandRun.Of("audit", "--kubeconfig", pool.Live.Processes.Kubeconfig, "-o", "json");
        Assert.Contains(" matches the pods of ReplicaSet twin, and its selector ", audit.Out, StringComparison.Ordinal);

        // What the finding warns of: the pod of the DaemonSet becomes the ReplicaSet's, which has one too many then.
        await pool.Live.DeleteAsync(pool.AgentPath, "propagationPolicy=Orphan");
        await Eventually.EqualAsync("pods, all of the ReplicaSet", (1, 1), () => OwnedAsync(pool));
    }

    [Fact]
    public async Task Names_a_Deployment_with_the_same_selector_once_and_not_the_ReplicaSet_that_it_owns()
    {
        await using var pool = await cluster.PoolAsync(1);
        await pool.DeployAsync(pool.Agent());
        await pool.Live.CreateAsync($$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: twin, namespace: "{{pool.Name}}" }
            spec:
              selector: {matchLabels: {app: agent} }
              template:
                metadata: {labels: {app: agent} }
                spec: {containers: [{name: agent, image: "example.com/agent:1"}]}
            """);
        await Eventually.EqualAsync("pods", (2, 2), () => OwnedAsync(pool));

        var audit = await CommandRun.Of("audit", "--kubeconfig", pool.Live.Processes.Kubeconfig, "-o", "json");

        var result = JsonNode.Parse(audit.Out)!.Items("results").Single(result => result.Text("namespace") == pool.Name);
        var overlap = Assert.Single(result.Items("findings"), finding => finding.Text("rule") == "selector-overlap");
        Assert.Contains("matches the pods of Deployment twin, and its selector ", overlap.Text("message"), StringComparison.Ordinal);
    }

    private static AdoptionForecast Forecast(JsonObject agent, ClusterSnapshot snapshot, string @namespace) => AdoptionForecast.Of(new()
    {
        Operation = Operation.Create,
        Source = ReviewSource.Admission,
        Object = DaemonSetDecoder.Decode(Encoding.UTF8.GetBytes(agent.ToJsonString()), out _)!.DaemonSet,
        Namespace = @namespace,
        Name = "agent",
        Cluster = snapshot,
        Now = DateTimeOffset.UtcNow,
    });

    /// <summary>Waits until each pod that was there is alive and owned, alive and not owned, or gone, as foretold.</summary>
    private static async Task AssertFateAsync(
        NodePool pool, JsonObject daemonSet, IReadOnlyList<JsonObject> before, AdoptionForecast forecast, bool sameTemplate)
    {
        var uid = daemonSet.Text("metadata.uid");
        var foretold = before.Select(pod => pod.Text("metadata.name")).Order(StringComparer.Ordinal)
            .Select(name => (name, forecast.Adopted.SingleOrDefault(adopted => adopted.Pod.Name == name)))
            .Select(pod => $"{pod.name} {pod.Item2 switch
            {
                null => "not adopted",
                { Outcome: AdoptionOutcome.Kept or AdoptionOutcome.Stale } => "adopted",
                { Outcome: AdoptionOutcome.KeptIfTemplateIsTheSame } when sameTemplate => "adopted",
                _ => "gone",
            }}");
        await Eventually.EqualAsync("the orphans", string.Join(", ", foretold), async () =>
        {
            var now = (await pool.PodsAsync()).ToDictionary(pod => pod.Text("metadata.uid"));
            return string.Join(", ", before.OrderBy(pod => pod.Text("metadata.name"), StringComparer.Ordinal).Select(pod =>
                $"{pod.Text("metadata.name")} {(now.TryGetValue(pod.Text("metadata.uid"), out var alive)
                    ? alive.Text("metadata.ownerReferences.0.uid") == uid ? "adopted" : "not adopted"
                    : "gone")}"));
        });
    }

    /// <summary>How many pods there are, and how many of them have an owner that is alive.</summary>
    private static async Task<(int All, int Owned)> OwnedAsync(NodePool pool)
    {
        var pods = await pool.PodsAsync();
        return (pods.Count, pods.Count(pod => pod.At("metadata.ownerReferences") is not null));
    }

    private static async Task CreatePodAsync(NodePool pool, string name, string node, string labels = "{app: agent}", bool isOwned = false)
    {
        // Any object that exists will do for a controller; for one that does not, the garbage collector would delete the pod.
        var keeper = (await pool.Live.ReadAsync(new("", "v1", "nodes", "", pool.Nodes[0])))["metadata"]!;
        var owner = $"{{apiVersion: v1, kind: Node, name: {keeper["name"]}, uid: {keeper["uid"]}, controller: true}}";
        await pool.Live.CreateAsync($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: {{name}}, namespace: {{pool.Name}}, labels: {{labels}}, ownerReferences: [{{(isOwned ? owner : "")}}]}
            spec:
              {{(node.Length > 0 ? $"nodeName: {node}" : "nodeSelector: {none: such}")}}
              containers: [{name: agent, image: "example.com/agent:1"}]
            """);
    }
}
