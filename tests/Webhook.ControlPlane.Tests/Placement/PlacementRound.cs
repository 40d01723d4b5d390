using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Commands;
using Webhook.ControlPlane.Tests.Nodes;
using Webhook.Kubernetes.Api;
using Webhook.Model.Apps;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>One set of nodes and many DaemonSets on it, in a namespace of their own.</summary>
internal sealed class PlacementRound(PlacementCluster cluster, int seed)
{
    private const int NodeCount = 12;
    private const int DaemonSetCount = 64;

    private readonly Dice _dice = new(seed);
    private readonly string _namespace = $"round-{seed}";

    private ResourcePath DaemonSets => new("apps", "v1", "daemonsets", _namespace);

    private static ResourcePath Nodes(string name = "") => new("", "v1", "nodes", "", name);

    /// <summary>Makes nodes and DaemonSets and waits for the controller to be done with them.</summary>
    /// <returns>What the controller did and what was foretold.</returns>
    public async Task<Outcome> CreateAsync()
    {
        await cluster.Live.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {_namespace}}}}}");
        string[] names = [.. Enumerable.Range(0, NodeCount).Select(i => $"n{seed}-{i:00}")];
        var nodes = new NodeGenerator(_dice);
        foreach (var name in names)
            await cluster.Live.CreateAsync(nodes.Node(name));

        await NodesSettleAsync();
        await cluster.Live.AccountAsync(_namespace);
        var generator = new DaemonSetGenerator(_dice, names, cluster.Live.Version.ChecksValuesOfNodeAffinity);
        JsonObject[] daemonSets = [.. Enumerable.Range(0, DaemonSetCount).Select(i => generator.DaemonSet(_namespace, $"ds-{i:00}"))];
        await Task.WhenAll(daemonSets.Select(cluster.Live.CreateAsync));
        return await OutcomeAsync([], AreProcessed);
    }

    /// <summary>Gives half of the nodes other labels and taints and waits for the controller to be done with them.</summary>
    /// <param name="before">What was there.</param>
    public async Task<Outcome> ChangeNodesAsync(Outcome before)
    {
        var nodes = new NodeGenerator(_dice);
        foreach (var node in await cluster.Live.ListAsync(Nodes()))
        {
            if (_dice.Chance(50))
                continue;

            // In one request, so that the controller sees no node with the one and without the other.
            var kept = node.Items("spec.taints").Where(NodeTaints.IsImplied).Select(taint => taint.DeepClone());
            node["spec"]!["taints"] = new JsonArray([.. kept, .. nodes.TaintList().Select(taint => taint!.DeepClone())]);
            node["metadata"]!["labels"] = nodes.LabelsOf(node.Text("metadata.name"));
            node["metadata"]!.AsObject().Remove("resourceVersion");
            node["apiVersion"] = "v1";
            node["kind"] = "Node";
            await cluster.Live.ReplaceAsync(node);
        }

        await NodesSettleAsync();
        return await OutcomeAsync(before.Actual, AreReconciled);
    }

    /// <summary>Removes nodes and DaemonSets.</summary>
    public async Task CleanAsync()
    {
        await cluster.Live.DeleteAsync(DaemonSets, "propagationPolicy=Background");
        await cluster.Live.DeleteAsync(Nodes());
    }

    /// <summary>What <c>explain</c> says, DaemonSet by DaemonSet: the nodes where it runs.</summary>
    public async Task<Dictionary<string, SortedSet<string>>> ExplainAsync()
    {
        string[] names = [.. Enumerable.Range(0, DaemonSetCount).Select(i => $"{_namespace}/ds-{i:00}")];
        var run = await CommandRun.Of(["explain", .. names, "--kubeconfig", cluster.Live.Processes.Kubeconfig, "-o", "json"]);
        Assert.Empty(run.Error);
        using var answer = JsonDocument.Parse(run.Out);
        return answer.RootElement.GetProperty("results").EnumerateArray().ToDictionary(
            result => result.GetProperty("name").GetString()!,
            result => new SortedSet<string>(
                result.GetProperty("placement").GetProperty("nodes").EnumerateArray()
                    .Where(node => node.GetProperty("runs").GetBoolean()).Select(node => node.GetProperty("node").GetString()!),
                StringComparer.Ordinal));
    }

    private async Task<Outcome> OutcomeAsync(
        Dictionary<string, SortedSet<string>> before, Func<DaemonSet, ClusterSnapshot, Dictionary<string, SortedSet<string>>, bool> isDone)
    {
        var nodes = await cluster.Live.ListAsync(Nodes());
        string[] wanted = [.. nodes.Select(TaintsText)];
        var waiting = "";
        var nudge = new Nudge(cluster.Live);
        var snapshot = await Eventually.GetAsync(
            $"the controller to be done with {_namespace}",
            async () =>
            {
                var current = cluster.Followed.Current;
                if (!current.Nodes.All.Select(TaintsText).SequenceEqual(wanted))
                    return null;

                var left = current.Objects.DaemonSetsIn(_namespace).Where(daemonSet => !isDone(daemonSet, current, before)).ToList();
                waiting = string.Join("\n", left.Select(daemonSet => Say(daemonSet, current)));
                await nudge.GiveAsync(left.Select(daemonSet => DaemonSets with { Name = daemonSet.Metadata.Name }));
                return left.Count == 0 && current.Objects.DaemonSetsIn(_namespace).Count() == DaemonSetCount ? current : null;
            },
            () => waiting);
        return new(_namespace, snapshot, await PodsAsync());
    }

    // The figures of the status are the controller's own; only which nodes they are about is ours to tell.
    private static bool AreProcessed(DaemonSet daemonSet, ClusterSnapshot snapshot, Dictionary<string, SortedSet<string>> before) =>
        daemonSet.Status is { ObservedGeneration: > 0 } status
        && status.DesiredNumberScheduled == status.CurrentNumberScheduled
        && snapshot.Objects.PodsOf(daemonSet.Metadata.Uid).Count == status.CurrentNumberScheduled;

    // Nothing tells that the controller has seen a node's change but that its figures follow it, when it looks again.
    private static bool AreReconciled(DaemonSet daemonSet, ClusterSnapshot snapshot, Dictionary<string, SortedSet<string>> before)
    {
        var placement = snapshot.PlacementOf(daemonSet);
        var misplaced = placement.Explanations.Count(node => node.Decision is { ShouldRun: false, ShouldContinueRunning: true }
            && before[daemonSet.Metadata.Name].Contains(node.Node));
        var pods = snapshot.Objects.PodsOf(daemonSet.Metadata.Uid).Count(pod => pod.DeletionTimestamp is null);
        var actual = (daemonSet.Status.DesiredNumberScheduled, daemonSet.Status.CurrentNumberScheduled, pods);
        return actual == (placement.Runs, placement.Runs, placement.Runs + misplaced);
    }

    private static string Say(DaemonSet daemonSet, ClusterSnapshot snapshot) =>
        $"{daemonSet.Metadata.Name}: {daemonSet.Status}, {snapshot.Objects.PodsOf(daemonSet.Metadata.Uid).Count} pods, "
        + $"foretold {snapshot.PlacementOf(daemonSet).Runs}";

    private async Task<Dictionary<string, SortedSet<string>>> PodsAsync()
    {
        var nodes = (await cluster.Live.ListAsync(DaemonSets)).ToDictionary(
            daemonSet => daemonSet.Text("metadata.name"), _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (var pod in await cluster.Live.ListAsync(new("", "v1", "pods", _namespace)))
        {
            if (pod.At("metadata.deletionTimestamp") is not null)
                continue;

            var isFirst = nodes[pod.Text("metadata.ownerReferences.0.name")].Add(NodeOf(pod));
            Assert.True(isFirst, $"two pods on one node: {pod.ToJsonString()}");
        }

        return nodes;
    }

    // Read here once more, and not by the product's decoder: an error there must not hide itself.
    private static string NodeOf(JsonObject pod) => pod.At("spec.nodeName") is { } bound
        ? (string)bound!
        : pod.Text("spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchFields.0.values.0");

    private Task<string> NodesSettleAsync() => Eventually.GetAsync(
        "the node controller to make taints of conditions",
        async () => (await cluster.Live.ListAsync(Nodes())).All(NodeTaints.HaveSettled) ? "" : null);

    private static string TaintsText(JsonObject node)
    {
        var taints = node.Items("spec.taints").Select(taint => $" {taint.Text("key")}={taint.Text("value")}:{taint.Text("effect")}");
        return node.Text("metadata.name") + string.Concat(taints);
    }

    private static string TaintsText(Model.Core.Node node) =>
        node.Metadata.Name + string.Concat(node.Spec.Taints.Select(taint => $" {taint.Key}={taint.Value}:{taint.Effect}"));
}
