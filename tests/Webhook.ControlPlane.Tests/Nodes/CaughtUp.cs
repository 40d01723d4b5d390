using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>Waits for caches: events arrive a moment after the API server has answered.</summary>
internal static class CaughtUp
{
    /// <summary>The product's view once a change that was made after all others has arrived for every kind of object that tests change.</summary>
    /// <remarks>Each resource is watched by itself, so each gets a marker of its own: one more object, which is last in its watch.</remarks>
    public static async Task<ClusterSnapshot> SnapshotAsync(ClusterFixture cluster, string @namespace)
    {
        var live = cluster.Live;
        var markers = new List<(ResourcePath Path, Func<ClusterCache, bool> Arrived)>();
        var name = $"marker-{Guid.NewGuid():n}";
        async Task MarkAsync(string manifest, Func<ClusterCache, bool> arrived)
        {
            var created = await live.CreateAsync(Manifest.Object(manifest));
            markers.Add((Manifest.PathOf(created), arrived));
        }

        // None of them is of any consequence: no selector matches them, no controller owns them, no pod fits the node.
        await MarkAsync(
            $"{{apiVersion: v1, kind: Node, metadata: {{name: {name}}}, spec: {{taints: [{{key: marker, effect: NoExecute}}]}}}}",
            cache => cache.Nodes.Current.Find("", name) is not null);
        await MarkAsync(
            $"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: {@namespace}}}, spec: {{nodeSelector: {{none: such}}, containers: [{{name: a, image: a}}]}}}}",
            cache => cache.Pods.Current.Find(@namespace, name) is not null);
        await MarkAsync(
            $"{{apiVersion: apps/v1, kind: ControllerRevision, metadata: {{name: {name}, namespace: {@namespace}}}, revision: 1, data: {{none: such}}}}",
            cache => cache.ControllerRevisions.Current.Find(@namespace, name) is not null);
        await MarkAsync(
            $"{{apiVersion: apps/v1, kind: DaemonSet, metadata: {{name: {name}, namespace: {@namespace}}}, spec: {{selector: {{matchLabels: {{a: {name}}}}}, template: {{metadata: {{labels: {{a: {name}}}}}, spec: {{nodeName: none, containers: [{{name: a, image: a}}]}}}}}}}}",
            cache => cache.DaemonSets.Current.Find(@namespace, name) is not null);
        foreach (var (path, arrived) in markers)
        {
            await Eventually.GetAsync($"the caches to show {path}", () => Task.FromResult(arrived(cluster.Followed.Cache) ? "" : null));
            await live.DeleteAsync(path, "gracePeriodSeconds=0");
        }

        return await cluster.Followed.WhenAsync("that the markers are gone", _ => cluster.Followed.Cache is var cache && !markers.Exists(marker => marker.Arrived(cache)));
    }
}
