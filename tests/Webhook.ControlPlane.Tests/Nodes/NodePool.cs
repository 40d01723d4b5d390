using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Model.Apps;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>The nodes of one test, the namespace of its objects, and what the kubelets of those nodes would do.</summary>
/// <remarks>DaemonSets keep to the pool by <see cref="Agent"/>'s nodeSelector.</remarks>
internal sealed class NodePool : IAsyncDisposable
{
    private readonly ScheduledCluster _cluster;
    private readonly ConcurrentDictionary<string, bool> _dead = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _terminations;

    private NodePool(ScheduledCluster cluster, string name, int nodes)
    {
        (_cluster, Name) = (cluster, name);
        Nodes = [.. Enumerable.Range(0, nodes).Select(i => $"{name}-n{i}")];
        _terminations = TerminateAsync();
    }

    /// <summary>Name of the pool: its namespace, and the value of the nodes' label <c>pool</c>.</summary>
    public string Name { get; }

    /// <summary>Names of the nodes.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>The cluster's API server.</summary>
    public LiveCluster Live => _cluster.Live;

    /// <summary>The pods of the namespace.</summary>
    public ResourcePath Pods => new("", "v1", "pods", Name);

    /// <summary>Makes nodes and namespace.</summary>
    public static async Task<NodePool> CreateAsync(ScheduledCluster cluster, string name, int nodes)
    {
        var pool = new NodePool(cluster, name, nodes);
        await pool.Live.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}}}}}");
        foreach (var node in pool.Nodes)
        {
            await pool.Live.CreateAsync($$"""
                apiVersion: v1
                kind: Node
                metadata: {name: {{node}}, labels: {pool: "{{name}}" } }
                status:
                  allocatable: {pods: "110", cpu: "4", memory: 8Gi}
                  conditions: [{type: Ready, status: "True"}]
                """);
        }

        await pool.Live.AccountAsync(name);
        foreach (var node in pool.Nodes)
        {
            await Eventually.GetAsync($"{node} to be ready", async () =>
                (await pool.Live.ReadAsync(new("", "v1", "nodes", "", node))).At("spec.taints") is null ? "" : null);
        }

        return pool;
    }

    /// <summary>A DaemonSet <c>agent</c> of the namespace that runs on the pool's nodes.</summary>
    /// <param name="image">What differs between revisions.</param>
    /// <param name="spec">Further fields of the spec in YAML's braces, without them; such as <c>minReadySeconds: 5</c>.</param>
    /// <param name="toleratesAll">Whether it runs on nodes with any taint, dead ones included.</param>
    public JsonObject Agent(
        string image = "example.com/agent:1", string spec = "minReadySeconds: 0", bool toleratesAll = false) => Manifest.Object($$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: "{{Name}}" }
        spec:
          {{spec}}
          selector: {matchLabels: {app: agent} }
          template:
            metadata: {labels: {app: agent} }
            spec:
              nodeSelector: {pool: "{{Name}}" }
              tolerations: [{operator: {{(toleratesAll ? "Exists" : "Equal, key: none, value: such")}}}]
              containers: [{name: agent, image: "{{image}}"}]
        """);

    /// <summary>Where the DaemonSet of <see cref="Agent"/> is.</summary>
    public ResourcePath AgentPath => new("apps", "v1", "daemonsets", Name, "agent");

    /// <summary>The live pods that are not being deleted, by name.</summary>
    public async Task<IReadOnlyList<JsonObject>> PodsAsync() =>
        [.. (await Live.ListAsync(Pods)).Where(pod => pod.At("metadata.deletionTimestamp") is null)];

    /// <summary>Bound pods that don't run yet become ready, as far as their node is among those given.</summary>
    /// <returns>How many did.</returns>
    public async Task<int> ReadyAsync(IReadOnlyCollection<string> nodes)
    {
        var started = (await PodsAsync())
            .Where(pod => pod.Text("status.phase") == "Pending" && nodes.Contains(pod.Text("spec.nodeName"))).ToList();
        foreach (var pod in started)
            await PhaseAsync(pod.Text("metadata.name"), "Running", ready: true);

        return started.Count;
    }

    /// <summary>Sets a pod's phase and readiness, since now.</summary>
    public Task PhaseAsync(string pod, string phase, bool ready)
    {
        var condition = $"{{type: Ready, status: \"{ready}\", lastTransitionTime: \"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ssZ}\"}}";
        return Live.PatchAsync(Pods with { Name = pod, Subresource = "status" }, $"status: {{phase: {phase}, conditions: [{condition}]}}");
    }

    /// <summary>A node dies: the node controller makes it Unknown and its pods not ready, and what is deleted there never ends.</summary>
    public Task KillAsync(string node)
    {
        _dead[node] = true;
        return BreakAsync(node, "Unknown");
    }

    /// <summary>A node is no longer ready, nor are its pods.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="ready">False where its kubelet says so, and goes on ending pods; Unknown where it is silent.</param>
    public async Task BreakAsync(string node, string ready)
    {
        await Live.PatchAsync(
            new("", "v1", "nodes", "", node, "status"), $"status: {{conditions: [{{type: Ready, status: \"{ready}\"}}]}}");
        foreach (var pod in (await PodsAsync()).Where(pod => pod.Text("spec.nodeName") == node))
            await PhaseAsync(pod.Text("metadata.name"), "Running", ready: false);
    }

    /// <summary>Adds a taint to a node; given as <c>{key: …, effect: …}</c>.</summary>
    public Task TaintAsync(string node, string taint) => Live.PatchAsync(new("", "v1", "nodes", "", node), $"spec: {{taints: [{taint}]}}");

    /// <summary>Creates the DaemonSet and waits until all of its pods are bound.</summary>
    public async Task DeployAsync(JsonObject daemonSet)
    {
        await Live.CreateAsync(daemonSet);
        await BoundAsync(Nodes.Count);
    }

    /// <summary>Changes the template of the DaemonSet <c>agent</c>.</summary>
    public Task UpdateAsync(string image) =>
        Live.PatchAsync(AgentPath, $"spec: {{template: {{spec: {{containers: [{{name: agent, image: \"{image}\"}}]}}}}}}");

    /// <summary>Waits until so many live pods are bound.</summary>
    public Task BoundAsync(int count) => Eventually.EqualAsync(
        "bound pods", count, async () => (await PodsAsync()).Count(pod => pod.At("spec.nodeName") is not null));

    /// <summary>Waits for the status of the DaemonSet <c>agent</c> to follow a change of nodes, and has the controller look at them.</summary>
    /// <param name="what">What is waited for, for the message of the failure.</param>
    /// <param name="expected">What is to be seen.</param>
    /// <param name="see">Gives what is to be seen of the status.</param>
    public async Task FollowsNodesAsync<T>(string what, T expected, Func<DaemonSetStatus, T> see)
    {
        var nudge = new Nudge(Live);
        await Eventually.EqualAsync(what, expected, async () =>
        {
            var seen = see(await StatusAsync());
            if (!EqualityComparer<T>.Default.Equals(seen, expected))
                await nudge.GiveAsync(AgentPath);

            return seen;
        });
    }

    /// <summary>The status of the DaemonSet <c>agent</c> as the API server has it.</summary>
    public async Task<DaemonSetStatus> StatusAsync()
    {
        var status = (await Live.ReadAsync(AgentPath))["status"]!;
        return new()
        {
            ObservedGeneration = status.Number("observedGeneration"),
            DesiredNumberScheduled = status.Number("desiredNumberScheduled"),
            CurrentNumberScheduled = status.Number("currentNumberScheduled"),
            NumberMisscheduled = status.Number("numberMisscheduled"),
            NumberReady = status.Number("numberReady"),
            UpdatedNumberScheduled = status.Number("updatedNumberScheduled"),
            NumberAvailable = status.Number("numberAvailable"),
            NumberUnavailable = status.Number("numberUnavailable"),
        };
    }

    /// <summary>The product's view once its caches hold the objects of this namespace and these nodes as the API server does.</summary>
    public Task<ClusterSnapshot> SnapshotAsync() => CaughtUp.SnapshotAsync(_cluster, Name);

    public async ValueTask DisposeAsync()
    {
        await Live.DeleteAsync(new("apps", "v1", "daemonsets", Name), "propagationPolicy=Background");
        foreach (var node in Nodes)
            await Live.DeleteAsync(new("", "v1", "nodes", "", node));

        await _end.CancelAsync();
        await _terminations;
        _end.Dispose();
    }

    /// <summary>A pod that is deleted ends at once, as its kubelet would report a moment later.</summary>
    private async Task TerminateAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(30, _end.Token);
                foreach (var pod in await Live.ListAsync(Pods))
                {
                    if (pod.At("metadata.deletionTimestamp") is not null && !_dead.ContainsKey(pod.Text("spec.nodeName")))
                        await Live.DeleteAsync(Pods with { Name = pod.Text("metadata.name") }, "gracePeriodSeconds=0");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
