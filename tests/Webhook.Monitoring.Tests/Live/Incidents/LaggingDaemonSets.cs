using System.Text.Json.Nodes;
using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>One DaemonSet loses the pod of a node; another, with OnDelete, gets a new revision that its pods are not on.</summary>
internal sealed class LaggingDaemonSets : Incident
{
    private const string Frozen = "frozen";

    private static readonly string[] Nodes = ["node-1", "node-2", "node-3"];

    private LiveServer? _live;

    public override string Name => "lagging-daemonsets";

    public override IReadOnlyList<string> Alerts =>
    [
        "alertname=\"DaemonSetWebhookDaemonSetUncovered\", namespace=\"logging\", daemonset=\"agent\"",
        "alertname=\"DaemonSetWebhookStalePods\", namespace=\"logging\", daemonset=\"frozen\"",
    ];

    public override IReadOnlyList<Uri> Targets => [_live!.Server.Server.OperationsUri];

    public override async Task StartAsync() => _live = await RealTime.StartLiveAsync(api =>
    {
        LiveObjects.FiveNodesWithAgent(api);
        api.Put("daemonsets/frozen", OnDelete(), "daemonsets");
        PutRevision(api, 1);
        PutPods(api, "h1");
    });

    public override Task CauseAsync()
    {
        _live!.Api.Delete("pods/agent-node-1");
        PutRevision(_live.Api, 2);
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        LiveObjects.FiveNodesWithAgent(_live!.Api);
        PutPods(_live.Api, "h2");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => _live!.DisposeAsync();

    private static string OnDelete() => LiveObjects.Stored(daemonSet =>
    {
        daemonSet["metadata"]!["name"] = Frozen;
        daemonSet["metadata"]!["uid"] = Frozen;
        daemonSet["spec"]!["selector"]!["matchLabels"]!["app"] = Frozen;
        daemonSet["spec"]!["template"]!["metadata"]!["labels"]!["app"] = Frozen;
        daemonSet["spec"]!["updateStrategy"] = new JsonObject { ["type"] = "OnDelete" };
    }).ToJsonString();

    private static void PutRevision(FakeApiServer api, int revision) => api.Put(
        $"controllerrevisions/frozen-{revision}",
        $$$"""{"metadata":{"name":"frozen-{{{revision}}}","namespace":"logging","uid":"frozen-{{{revision}}}","resourceVersion":"$V","labels":{"app":"frozen","controller-revision-hash":"h{{{revision}}}"},{{{Owner}}}},"revision":{{{revision}}}}""",
        "controllerrevisions");

    private static void PutPods(FakeApiServer api, string hash)
    {
        foreach (var node in Nodes)
        {
            api.Put(
                $"pods/frozen-{node}",
                $$$"""{"metadata":{"name":"frozen-{{{node}}}","namespace":"logging","uid":"frozen-{{{node}}}","resourceVersion":"$V","labels":{"app":"frozen","controller-revision-hash":"{{{hash}}}"},"creationTimestamp":"2026-01-01T00:00:00Z",{{{Owner}}}},"spec":{"nodeName":"{{{node}}}","containers":[{"name":"agent"}]},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]} }""",
                "pods");
        }
    }

    private const string Owner = "\"ownerReferences\":[{\"kind\":\"DaemonSet\",\"name\":\"frozen\",\"uid\":\"frozen\",\"controller\":true}]";
}
