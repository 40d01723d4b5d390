using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Nodes;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Rollouts;

/// <summary>Pods that don't come to run by themselves: what is forecast, against what scheduler and controller do.</summary>
[Collection(nameof(ScheduledCluster))]
public sealed class StuckPodTests(ScheduledCluster cluster)
{
    private const string NextImage = "example.com/agent:2";

    [Fact]
    public async Task Forecasts_that_pods_without_room_are_replaced_are_Pending_again_and_stop_the_roll_out()
    {
        await using var pool = await cluster.PoolAsync(6);
        foreach (var node in pool.Nodes.TakeLast(2))
            await TakeCpuAsync(pool, node);

        var agent = pool.Agent();
        agent["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"] = new JsonObject { ["requests"] = new JsonObject { ["cpu"] = "2" } };
        await pool.Live.CreateAsync(agent);
        await Eventually.EqualAsync("bound and unschedulable pods of the agent", (4, 2), async () => await CountAsync(pool, "example.com/agent:1"));
        await pool.ReadyAsync(pool.Nodes);
        await Eventually.EqualAsync("available pods", 4, async () => (await pool.StatusAsync()).NumberAvailable);

        var review = Change(await pool.SnapshotAsync(), pool.Name);
        var plan = RolloutPlan.For(review);
        Assert.Equal((true, 4, 2, 6), (plan.Blocked, plan.Nodes.Available, plan.Nodes.Pending, plan.Pods));
        var message = Assert.Single(RuleRun.Messages(RuleCatalogue.Find("rollout-blocked")!, review));
        Assert.Contains("does not reach 4 available pods", message, StringComparison.Ordinal);
        Assert.Contains("Insufficient cpu", message, StringComparison.Ordinal);
        Assert.All(pool.Nodes.TakeLast(2), node => Assert.Contains($" on {node}", message, StringComparison.Ordinal));

        await UpdateAsync(pool);

        // The two are replaced and wait as before; then the controller has nothing to do.
        await Eventually.EqualAsync("bound and unschedulable new pods", (0, 2), async () => await CountAsync(pool, NextImage));
        await Eventually.EqualAsync("generation seen, new pods and available pods", (2, 2, 4), async () =>
            await pool.StatusAsync() is var status ? ((int)status.ObservedGeneration, status.UpdatedNumberScheduled, status.NumberAvailable) : default);
        Assert.Equal((4, 0), await CountAsync(pool, "example.com/agent:1"));
        Assert.True(RolloutPlan.For(Change(await pool.SnapshotAsync(), pool.Name)).Blocked);
    }

    [Fact]
    public async Task Forecasts_that_a_pod_that_terminates_on_a_lost_node_stops_the_roll_out()
    {
        await using var pool = await cluster.PoolAsync(3);
        await pool.DeployAsync(pool.Agent(toleratesAll: true));
        await pool.ReadyAsync(pool.Nodes);
        await Eventually.EqualAsync("available pods", 3, async () => (await pool.StatusAsync()).NumberAvailable);
        var pod = (await pool.PodsAsync()).First(it => it.Text("spec.nodeName") == pool.Nodes[2]).Text("metadata.name");
        await pool.KillAsync(pool.Nodes[2]);
        await pool.Live.DeleteAsync(pool.Pods with { Name = pod });

        var review = Change(await pool.SnapshotAsync(), pool.Name);
        var plan = RolloutPlan.For(review);
        Assert.Equal((true, 1), (plan.Blocked, plan.Nodes.Terminating));
        Assert.Contains(
            $"{pod} on {pool.Nodes[2]}", Assert.Single(RuleRun.Messages(RuleCatalogue.Find("rollout-blocked")!, review)), StringComparison.Ordinal);

        await UpdateAsync(pool);

        await Eventually.EqualAsync("the generation that the controller has seen", 2, async () => (int)(await pool.StatusAsync()).ObservedGeneration);
        Assert.Equal((0, 0), await CountAsync(pool, NextImage));

        // Once it is forced out the roll-out goes on: the successor is made, and has the new template.
        await pool.Live.DeleteAsync(pool.Pods with { Name = pod }, "gracePeriodSeconds=0");
        await Eventually.EqualAsync("new pods", 1, async () => await CountAsync(pool, NextImage) is var (bound, waiting) ? bound + waiting : 0);
    }

    [Fact]
    public async Task Names_the_pod_of_a_node_that_is_gone()
    {
        await using var pool = await cluster.PoolAsync(2);
        await pool.DeployAsync(pool.Agent());
        await pool.ReadyAsync(pool.Nodes);
        await Eventually.EqualAsync("available pods", 2, async () => (await pool.StatusAsync()).NumberAvailable);
        await pool.Live.DeleteAsync(new("", "v1", "nodes", "", pool.Nodes[1]));

        // The garbage collector leaves such a pod for 40 seconds at least.
        var snapshot = await pool.SnapshotAsync();
        var live = DaemonSetDefaults.Apply(snapshot.Objects.FindDaemonSet(pool.Name, "agent")!);
        var review = new DaemonSetReview
        {
            Object = live,
            Source = ReviewSource.Audit,
            Namespace = pool.Name,
            Name = "agent",
            Cluster = snapshot,
            Now = DateTimeOffset.UtcNow,
        };

        var message = Assert.Single(RuleRun.Messages(RuleCatalogue.Find("pods-not-running")!, review));
        Assert.StartsWith("1 pod is bound to nodes that do not exist: ", message, StringComparison.Ordinal);
        Assert.EndsWith($" on {pool.Nodes[1]}", message, StringComparison.Ordinal);
        Assert.False(RolloutPlan.For(review).Blocked);
    }

    private static async Task TakeCpuAsync(NodePool pool, string node) => await pool.Live.CreateAsync($$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: "neighbour-{{node}}", namespace: "{{pool.Name}}" }
        spec:
          nodeName: "{{node}}"
          tolerations: [{operator: Exists}]
          containers: [{name: a, image: example.com/neighbour, resources: {requests: {cpu: "3"} } }]
        """);

    // Whatever kind of patch it is, the container keeps what it asks for.
    private static async Task UpdateAsync(NodePool pool)
    {
        var container = (await pool.Live.ReadAsync(pool.AgentPath)).At("spec.template.spec.containers.0")!.DeepClone().AsObject();
        container["image"] = NextImage;
        var pod = new JsonObject { ["containers"] = new JsonArray(container) };
        await pool.Live.PatchAsync(pool.AgentPath, new JsonObject { ["spec"] = new JsonObject { ["template"] = new JsonObject { ["spec"] = pod } } });
    }

    /// <summary>Pods of an image that are bound, and that the scheduler calls unschedulable.</summary>
    private static async Task<(int Bound, int Unschedulable)> CountAsync(NodePool pool, string image)
    {
        var pods = (await pool.PodsAsync()).Where(pod => pod.Text("spec.containers.0.image") == image).ToList();
        return (
            pods.Count(pod => pod.At("spec.nodeName") is not null),
            pods.Count(pod => pod.Items("status.conditions").Any(it => it.Text("type") == "PodScheduled" && it.Text("reason") == "Unschedulable")));
    }

    private static DaemonSetReview Change(ClusterSnapshot snapshot, string @namespace)
    {
        var live = DaemonSetDefaults.Apply(snapshot.Objects.FindDaemonSet(@namespace, "agent")!);
        return new()
        {
            Operation = Operation.Update,
            Source = ReviewSource.Admission,
            Object = live,
            OldObject = live,
            Namespace = @namespace,
            Name = "agent",
            Cluster = snapshot,
            Now = DateTimeOffset.UtcNow,
        };
    }
}
