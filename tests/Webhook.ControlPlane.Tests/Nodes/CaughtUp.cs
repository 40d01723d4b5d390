using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>Waits for caches: events arrive a moment after the API server has answered.</summary>
/// <remarks>
/// Each resource is watched by itself, so each gets a marker of its own: one more object, the last of its watch. None of
/// them is of any consequence: no selector matches them, no controller owns them, no pod fits the node.
/// </remarks>
internal static class CaughtUp
{
    /// <summary>The product's view once all that was done before has arrived, for every kind of object that tests change.</summary>
    public static async Task<ClusterSnapshot> SnapshotAsync(ClusterFixture cluster, string @namespace)
    {
        var name = $"marker-{Guid.NewGuid():n}";
        var cache = cluster.Followed.Cache;
        (ResourcePath Path, Func<object?> Find)[] markers =
        [
            (Resources.Nodes.Path with { Name = name }, () => cache.Nodes.Current.Find("", name)),
            (Named(Resources.Pods.Path), () => cache.Pods.Current.Find(@namespace, name)),
            (Named(Resources.ControllerRevisions.Path), () => cache.ControllerRevisions.Current.Find(@namespace, name)),
            (Named(Resources.DaemonSets.Path), () => cache.DaemonSets.Current.Find(@namespace, name)),
        ];
        await cluster.Live.CreateAsync(Manifests(name, @namespace));
        foreach (var (path, find) in markers)
        {
            await Eventually.GetAsync($"the caches to show {path}", () => Task.FromResult(find()));
            await cluster.Live.DeleteAsync(path, "gracePeriodSeconds=0");
        }

        return await cluster.Followed.WhenAsync("no markers", _ => !Array.Exists(markers, marker => marker.Find() is not null));

        ResourcePath Named(ResourcePath collection) => collection with { Namespace = @namespace, Name = name };
    }

    private static string Manifests(string name, string @namespace) => $$"""
        apiVersion: v1
        kind: Node
        metadata: {name: {{name}} }
        spec: {taints: [{key: marker, effect: NoExecute}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: {{@namespace}} }
        spec: {nodeSelector: {none: such}, containers: [{name: a, image: a}]}
        ---
        apiVersion: apps/v1
        kind: ControllerRevision
        metadata: {name: {{name}}, namespace: {{@namespace}} }
        revision: 1
        data: {none: such}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: {{name}}, namespace: {{@namespace}} }
        spec:
          selector: {matchLabels: {a: {{name}} } }
          template:
            metadata: {labels: {a: {{name}} } }
            spec: {nodeName: none, containers: [{name: a, image: a}]}
        """;
}
