using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Nodes;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;

namespace Webhook.ControlPlane.Tests.Rollouts;

/// <summary>The plan of a roll-out, against what the DaemonSet controller does when the template changes.</summary>
[Collection(nameof(ScheduledCluster))]
public sealed class RolloutTests(ScheduledCluster cluster)
{
    private const string NextImage = "example.com/agent:2";

    [Theory]
    [InlineData(5, "1", 0, 0)]
    [InlineData(5, "30%", 0, 0)]
    [InlineData(4, "100%", 0, 0)]
    [InlineData(3, "1%", 0, 0)]
    [InlineData(6, "2", 1, 0)]
    [InlineData(6, "2", 3, 0)]
    [InlineData(6, "2", 0, 1)]
    [InlineData(7, "40%", 1, 1)]
    public async Task Foretells_how_many_pods_are_replaced_at_a_time_and_in_how_many_rounds(
        int nodes, string maxUnavailable, int broken, int dead)
    {
        await using var pool = await cluster.PoolAsync(nodes);
        var healthy = await DeployAsync(pool, maxUnavailable, broken, dead);
        var before = await pool.SnapshotAsync();
        var plan = Plan(before, pool.Name);
        AssertFigures(await pool.StatusAsync(), before, pool.Name, plan);

        await pool.UpdateAsync(NextImage);

        var (replaced, alive) = (0, nodes - dead);
        for (var round = 1; round <= plan.Rounds; round++)
        {
            replaced += round == 1 ? broken + int.Min(plan.Nodes.Available, int.Max(0, plan.AtATime - broken)) : plan.AtATime;
            replaced = int.Min(replaced, alive);
            await Eventually.EqualAsync($"new pods after round {round} of {plan.Rounds}", (replaced, alive), () => NewPodsAsync(pool));
            await AssertStaleAsync(pool, alive - replaced, dead);
            await pool.ReadyAsync(healthy);
        }

        await Eventually.EqualAsync("the status at the end", (alive, dead), async () =>
            await pool.StatusAsync() is var status ? (status.UpdatedNumberScheduled, status.NumberUnavailable) : default);
    }

    [Fact]
    public async Task Foretells_that_a_dead_node_blocks_the_roll_out()
    {
        await using var pool = await cluster.PoolAsync(4);
        var healthy = await DeployAsync(pool, "1", broken: 0, dead: 1);
        var plan = Plan(await pool.SnapshotAsync(), pool.Name);
        Assert.True(plan is { Blocked: true, Eaten: 1, Rounds: null, AtATime: 0 }, plan.ToString());

        await pool.UpdateAsync(NextImage);

        // The pod of the dead node is deleted at once, and waits for its kubelet for ever; that is all.
        await Eventually.EqualAsync("pods of the new template", (0, 3), () => NewPodsAsync(pool));
        Assert.Equal(0, await pool.ReadyAsync(healthy));
        await AssertStaleAsync(pool, 3, dying: 1);
    }

    [Fact]
    public async Task Foretells_that_a_node_that_says_it_is_not_ready_blocks_nothing()
    {
        await using var pool = await cluster.PoolAsync(3);
        await DeployAsync(pool, "1", broken: 0, dead: 0);
        await pool.BreakAsync(pool.Nodes[2], "False");
        await pool.FollowsNodesAsync("desired, available and misplaced pods", (2, 2, 1), status =>
            (status.DesiredNumberScheduled, status.NumberAvailable, status.NumberMisscheduled));
        var plan = Plan(await pool.SnapshotAsync(), pool.Name);
        Assert.Equal((false, 0, 1, 1), (plan.Blocked, plan.Nodes.NotReady, plan.Nodes.Broken, plan.Nodes.Misplaced));

        await pool.UpdateAsync(NextImage);

        // Its pod ends and none follows; the others are replaced one by one.
        await Eventually.EqualAsync("pods of the new template", (2, 2), async () =>
        {
            await pool.ReadyAsync(pool.Nodes);
            return await NewPodsAsync(pool);
        });
    }

    [Fact]
    public async Task Foretells_that_pods_not_yet_available_are_all_replaced_at_once()
    {
        await using var pool = await cluster.PoolAsync(3);
        await pool.DeployAsync(pool.Agent(spec: "minReadySeconds: 3600"));
        await pool.ReadyAsync(pool.Nodes);
        await Eventually.EqualAsync("ready pods", (3, 0), async () =>
            await pool.StatusAsync() is var status ? (status.NumberReady, status.NumberAvailable) : default);
        var plan = Plan(await pool.SnapshotAsync(), pool.Name);
        Assert.Equal((1, 3, 1), (plan.MaxUnavailable, plan.Nodes.Broken, plan.Rounds));

        await pool.UpdateAsync(NextImage);

        await Eventually.EqualAsync("pods of the new template", (3, 3), () => NewPodsAsync(pool));
    }

    [Fact]
    public async Task Lists_the_pods_that_OnDelete_leaves_on_the_old_template()
    {
        await using var pool = await cluster.PoolAsync(3);
        await pool.DeployAsync(pool.Agent(spec: "updateStrategy: {type: OnDelete}"));
        await pool.ReadyAsync(pool.Nodes);
        var plan = Plan(await pool.SnapshotAsync(), pool.Name);
        Assert.Equal(("OnDelete", 3, 0), (plan.Strategy, plan.Pods, plan.AtATime));

        await pool.UpdateAsync(NextImage);
        await Eventually.EqualAsync("updated pods", (2, 0), async () =>
            await pool.StatusAsync() is var status ? ((int)status.ObservedGeneration, status.UpdatedNumberScheduled) : default);
        await AssertStaleAsync(pool, 3);

        var pod = (await pool.PodsAsync())[0].Text("metadata.name");
        await pool.Live.DeleteAsync(pool.Pods with { Name = pod });
        await Eventually.EqualAsync("updated pods", 1, async () => (await pool.StatusAsync()).UpdatedNumberScheduled);
        await AssertStaleAsync(pool, 2);
    }

    [Fact]
    public async Task Counts_a_pod_under_a_later_NoSchedule_taint_as_the_status_does()
    {
        await using var pool = await cluster.PoolAsync(4);
        await DeployAsync(pool, "50%", broken: 0, dead: 0);

        await pool.TaintAsync(pool.Nodes[0], "{key: later, effect: NoSchedule}");
        await pool.TaintAsync(pool.Nodes[1], "{key: later, effect: NoExecute}");

        await pool.FollowsNodesAsync("nodes that should and should not run a pod", (2, 2, 1), status =>
            (status.DesiredNumberScheduled, status.CurrentNumberScheduled, status.NumberMisscheduled));
        await pool.BoundAsync(3);
        var snapshot = await pool.SnapshotAsync();
        var plan = Plan(snapshot, pool.Name);
        AssertFigures(await pool.StatusAsync(), snapshot, pool.Name, plan);
        Assert.Equal((1, 1), (plan.MaxUnavailable, plan.Nodes.Misplaced));
    }

    /// <summary>Runs the agent on all nodes; then some pods are broken and some nodes die.</summary>
    /// <returns>The nodes that live.</returns>
    private static async Task<IReadOnlyList<string>> DeployAsync(NodePool pool, string maxUnavailable, int broken, int dead)
    {
        // A pod that does not tolerate the NoSchedule taint of a dead node is no longer counted for it.
        await pool.DeployAsync(
            pool.Agent(spec: $"updateStrategy: {{rollingUpdate: {{maxUnavailable: {maxUnavailable}}}}}", toleratesAll: dead > 0));
        await pool.ReadyAsync([.. pool.Nodes.Skip(broken)]);
        IReadOnlyList<string> healthy = [.. pool.Nodes.SkipLast(dead)];
        foreach (var node in pool.Nodes.Skip(healthy.Count))
            await pool.KillAsync(node);

        await Eventually.EqualAsync(
            "available pods", pool.Nodes.Count - broken - dead, async () => (await pool.StatusAsync()).NumberAvailable);
        return healthy;
    }

    private static RolloutPlan Plan(ClusterSnapshot snapshot, string @namespace)
    {
        var live = DaemonSetDefaults.Apply(snapshot.Objects.FindDaemonSet(@namespace, "agent")!);
        var container = live.Spec.Template.Spec.Containers[0] with { Name = "changed" };
        var template = live.Spec.Template with { Spec = live.Spec.Template.Spec with { Containers = [container] } };
        return RolloutPlan.For(new()
        {
            Operation = Operation.Update,
            Source = ReviewSource.Admission,
            Object = live with { Spec = live.Spec with { Template = template } },
            OldObject = live,
            Namespace = @namespace,
            Name = "agent",
            Cluster = snapshot,
            Now = DateTimeOffset.UtcNow,
        });
    }

    /// <summary>What the product works out from nodes and pods equals what the controller reports.</summary>
    private static void AssertFigures(DaemonSetStatus status, ClusterSnapshot snapshot, string @namespace, RolloutPlan plan)
    {
        var daemonSet = snapshot.Objects.FindDaemonSet(@namespace, "agent")!;
        Assert.Equal(status.DesiredNumberScheduled, snapshot.PlacementOf(daemonSet).Runs);
        Assert.Equal(status.NumberUnavailable, plan.Unavailable);
        Assert.Equal(status.NumberMisscheduled, plan.Nodes.Misplaced);
        Assert.Equal(status.NumberAvailable + status.NumberMisscheduled, plan.Nodes.Available);
        Assert.Equal(status.CurrentNumberScheduled - status.UpdatedNumberScheduled, StalePods.Of(daemonSet, snapshot).Pods.Count);
        Assert.Equal(status, daemonSet.Status);
    }

    private static async Task<(int New, int All)> NewPodsAsync(NodePool pool)
    {
        var pods = await pool.PodsAsync();
        return (pods.Count(pod => pod.At("spec.nodeName") is not null && pod.Text("spec.containers.0.image") == NextImage), pods.Count);
    }

    /// <summary>The product lists so many stale pods; the status counts those that are being deleted, too.</summary>
    private static async Task AssertStaleAsync(NodePool pool, int stale, int dying = 0)
    {
        await Eventually.EqualAsync("pods that the status counts as stale", stale + dying, async () =>
            await pool.StatusAsync() is var status ? status.CurrentNumberScheduled - status.UpdatedNumberScheduled : -1);
        var snapshot = await pool.SnapshotAsync();
        var daemonSet = snapshot.Objects.FindDaemonSet(pool.Name, "agent")!;
        Assert.Equal(stale, StalePods.Of(daemonSet, snapshot).Pods.Count);
    }
}
