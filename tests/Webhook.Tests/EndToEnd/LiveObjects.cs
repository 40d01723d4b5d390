using System.Text.Json.Nodes;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>Objects of a cluster as its API server writes them, short of most fields.</summary>
internal static class LiveObjects
{
    /// <summary>UID of logging/agent as it is stored.</summary>
    public const string AgentUid = "ds-agent";

    /// <summary>Five nodes, two of them tainted for the control plane, and the namespace logging with label <c>env: prod</c>.</summary>
    public static void FiveNodes(FakeApiServer api)
    {
        foreach (var name in new[] { "node-1", "node-2", "node-3" })
            PutNode(api, name);

        foreach (var name in new[] { "master-1", "master-2" })
            PutNode(api, name, "node-role.kubernetes.io/control-plane");

        PutNamespace(api, "logging", "prod");
    }

    /// <summary>The same with logging/agent, which has an available pod on each of the three nodes.</summary>
    public static void FiveNodesWithAgent(FakeApiServer api)
    {
        FiveNodes(api);
        api.Put("daemonsets/agent", Stored().ToJsonString(), "daemonsets");
        foreach (var node in new[] { "node-1", "node-2", "node-3" })
            api.Put($"pods/agent-{node}", Pod(node), "pods");
    }

    /// <summary>Adds or changes a node.</summary>
    public static void PutNode(FakeApiServer api, string name, string? taint = null)
    {
        var taints = taint is null ? "" : $$"""{"key":"{{taint}}","effect":"NoSchedule"}""";
        api.Put(
            $"nodes/{name}",
            $$$"""{"metadata":{"name":"{{{name}}}","uid":"{{{name}}}","resourceVersion":"$V"},"spec":{"taints":[{{{taints}}}]},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""",
            "nodes");
    }

    /// <summary>Adds or changes a namespace.</summary>
    public static void PutNamespace(FakeApiServer api, string name, string env) => api.Put(
        $"namespaces/{name}",
        $$$"""{"metadata":{"name":"{{{name}}}","uid":"{{{name}}}","resourceVersion":"$V","labels":{"env":"{{{env}}}"} } }""",
        "namespaces");

    /// <summary>logging/agent as it is stored.</summary>
    public static JsonObject Stored(Action<JsonObject>? change = null) => Reviews.Agent(agent =>
    {
        agent["metadata"]!["uid"] = AgentUid;
        agent["metadata"]!["resourceVersion"] = "$V";
        change?.Invoke(agent);
    });

    private static string Pod(string node) => $$$"""
        {"metadata":{"name":"agent-{{{node}}}","namespace":"logging","uid":"agent-{{{node}}}","resourceVersion":"$V","labels":{"app":"agent"},
         "creationTimestamp":"2026-01-01T00:00:00Z","ownerReferences":[{"kind":"DaemonSet","name":"agent","uid":"{{{AgentUid}}}","controller":true}]},
         "spec":{"nodeName":"{{{node}}}","containers":[{"name":"agent"}]},
         "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
        """.ReplaceLineEndings("");
}
