using System.Text.Json.Nodes;
using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Dashboards.Replicas;

/// <summary>Nodes, DaemonSets and pods with something to see: DaemonSets that are everywhere, that miss nodes, that lag behind.</summary>
internal static class SampleObjects
{
    private static readonly string[] Workers = [.. Enumerable.Range(1, 9).Select(number => $"worker-{number}")];

    /// <summary>All of it.</summary>
    public static void Fill(FakeApiServer api)
    {
        foreach (var worker in Workers)
            LiveObjects.PutNode(api, worker);

        foreach (var number in Enumerable.Range(1, 3))
            LiveObjects.PutNode(api, $"control-{number}", "node-role.kubernetes.io/control-plane");

        foreach (var name in new[] { "gpu", "kube-system", "logging", "monitoring", "storage" })
            LiveObjects.PutNamespace(api, name, "prod");

        Put(api, "logging", "agent", Workers.Length);
        Put(api, "kube-system", "cni", Workers.Length, OnDelete);
        Put(api, "monitoring", "node-metrics", Workers.Length, SurgeWithHostPort);
        Put(api, "storage", "csi-node", 7, spec => spec["updateStrategy"]!["rollingUpdate"]!["maxUnavailable"] = "100%");
        Put(api, "gpu", "device-plugin", 0, spec => spec["template"]!["spec"]!["nodeSelector"] = new JsonObject { ["gpu"] = "true" });
    }

    /// <summary>A DaemonSet gets a revision that its first pods are on.</summary>
    public static void Roll(FakeApiServer api, string space, string name, int revision, int updated)
    {
        api.Put(
            $"controllerrevisions/{name}-{revision}",
            $$$"""{"metadata":{"name":"{{{name}}}-{{{revision}}}","namespace":"{{{space}}}","uid":"{{{name}}}-{{{revision}}}","resourceVersion":"$V","labels":{"app":"{{{name}}}","controller-revision-hash":"h{{{revision}}}"},{{{Owner(name)}}}},"revision":{{{revision}}}}""",
            "controllerrevisions");
        foreach (var node in Workers.Take(updated))
            PutPod(api, space, name, node, revision);
    }

    /// <summary>Takes the pod of a DaemonSet away from the first nodes.</summary>
    public static void RemovePods(FakeApiServer api, string name, int count)
    {
        foreach (var node in Workers.Take(count))
            api.Delete($"pods/{name}-{node}");
    }

    private static void Put(FakeApiServer api, string space, string name, int pods, Action<JsonObject>? change = null)
    {
        var daemonSet = LiveObjects.Stored(stored =>
        {
            stored["metadata"]!["name"] = name;
            stored["metadata"]!["namespace"] = space;
            stored["metadata"]!["uid"] = name;
            stored["metadata"]!["labels"]!["app"] = name;
            stored["spec"]!["selector"]!["matchLabels"]!["app"] = name;
            stored["spec"]!["template"]!["metadata"]!["labels"]!["app"] = name;
            change?.Invoke(stored["spec"]!.AsObject());
        });
        api.Put($"daemonsets/{name}", daemonSet.ToJsonString(), "daemonsets");
        Roll(api, space, name, 1, pods);
    }

    private static void OnDelete(JsonObject spec) => spec["updateStrategy"] = new JsonObject { ["type"] = "OnDelete" };

    private static void SurgeWithHostPort(JsonObject spec)
    {
        spec["updateStrategy"]!["rollingUpdate"] = new JsonObject { ["maxUnavailable"] = 0, ["maxSurge"] = 1 };
        spec["template"]!["spec"]!["containers"]![0]!["ports"] = new JsonArray(new JsonObject { ["containerPort"] = 9100, ["hostPort"] = 9100 });
    }

    private static void PutPod(FakeApiServer api, string space, string name, string node, int revision) => api.Put(
        $"pods/{name}-{node}",
        $$$"""{"metadata":{"name":"{{{name}}}-{{{node}}}","namespace":"{{{space}}}","uid":"{{{name}}}-{{{node}}}","resourceVersion":"$V","labels":{"app":"{{{name}}}","controller-revision-hash":"h{{{revision}}}"},"creationTimestamp":"2026-01-01T00:00:00Z",{{{Owner(name)}}}},"spec":{"nodeName":"{{{node}}}","containers":[{"name":"agent"}]},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]} }""",
        "pods");

    private static string Owner(string name) =>
        $$"""
        "ownerReferences":[{"kind":"DaemonSet","name":"{{name}}","uid":"{{name}}","controller":true}]
        """;
}
