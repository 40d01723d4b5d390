using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Webhook.Tests.EndToEnd;

/// <summary>AdmissionReviews as the API server sends them.</summary>
internal static class Reviews
{
    public const string Uid = "705ab4f5-6393-11e8-b7cc-42010a800002";

    /// <summary>A DaemonSet logging/agent that no default rule minds; a change makes it another.</summary>
    public static JsonObject Agent(Action<JsonObject>? change = null)
    {
        var agent = JsonNode.Parse("""
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","namespace":"logging","labels":{"app":"agent"}},
             "spec":{"selector":{"matchLabels":{"app":"agent"}},"revisionHistoryLimit":10,
              "template":{"metadata":{"labels":{"app":"agent"}},"spec":{"containers":[{"name":"agent","image":"agent:1"}],"restartPolicy":"Always"}},
              "updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":0}}}}
            """)!.AsObject();
        change?.Invoke(agent);
        return agent;
    }

    public static string Create(JsonObject daemonSet, bool dryRun = false) => Review("CREATE", daemonSet, null, dryRun);

    public static string Update(JsonObject old, JsonObject updated) => Review("UPDATE", updated, old);

    public static string Delete(JsonObject old) => Review("DELETE", null, old);

    /// <summary>A review of any operation; <paramref name="change"/> edits its request.</summary>
    public static string Review(string operation, JsonNode? updated, JsonNode? old, bool dryRun = false, Action<JsonObject>? change = null)
    {
        var request = JsonNode.Parse($$$"""
            {"uid":"{{{Uid}}}","kind":{"group":"apps","version":"v1","kind":"DaemonSet"},
             "resource":{"group":"apps","version":"v1","resource":"daemonsets"},
             "requestKind":{"group":"apps","version":"v1","kind":"DaemonSet"},
             "name":"agent","namespace":"logging","operation":"{{{operation}}}","userInfo":{"username":"jane","groups":["system:authenticated"]}}
            """)!.AsObject();
        request["object"] = updated?.DeepClone();
        request["oldObject"] = old?.DeepClone();
        request["dryRun"] = dryRun;
        change?.Invoke(request);
        return new JsonObject { ["apiVersion"] = "admission.k8s.io/v1", ["kind"] = "AdmissionReview", ["request"] = request }.ToJsonString();
    }

    /// <summary>The decoded patch of a response; empty when there is none.</summary>
    public static string Patch(JsonElement response) => response.TryGetProperty("patch", out var patch)
        ? Encoding.UTF8.GetString(patch.GetBytesFromBase64())
        : "";

    /// <summary>The DaemonSet with the tolerations that a patch adds.</summary>
    public static JsonObject Patched(JsonObject daemonSet, JsonElement response)
    {
        var patched = daemonSet.DeepClone().AsObject();
        var template = patched["spec"]!["template"]!["spec"]!.AsObject();
        foreach (var operation in JsonNode.Parse(Patch(response))!.AsArray())
        {
            Assert.Equal("add", operation!["op"]!.GetValue<string>());
            if (operation["path"]!.GetValue<string>() == "/spec/template/spec/tolerations")
                template["tolerations"] = operation["value"]!.DeepClone();
            else
                template["tolerations"]!.AsArray().Add(operation["value"]!.DeepClone());
        }

        return patched;
    }
}
