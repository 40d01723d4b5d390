using System.Text;
using System.Text.Json.Nodes;

namespace Webhook.Benchmarks;

/// <summary>AdmissionReviews as the API server sends them: compact JSON with managedFields, grown to a size by environment variables.</summary>
internal static class ReviewPayload
{
    private const int Containers = 4;

    /// <summary>The body of a CREATE.</summary>
    /// <param name="size">Bytes to reach, within a tenth.</param>
    public static byte[] Creation(int size) => Grown(size, variables => Review("CREATE", Agent(variables, "1.0.0", stored: false), null));

    /// <summary>The body of an UPDATE that changes an image.</summary>
    /// <param name="size">Bytes to reach, within a tenth.</param>
    public static byte[] Update(int size) =>
        Grown(size, variables => Review("UPDATE", Agent(variables, "1.0.1", stored: true), Agent(variables, "1.0.0", stored: true)));

    private static byte[] Grown(int size, Func<int, JsonObject> review)
    {
        for (var variables = 0; ; variables++)
        {
            var body = Encoding.UTF8.GetBytes(review(variables).ToJsonString());
            if (body.Length < size * 0.98)
                continue;

            return body.Length <= size * 1.1
                ? body
                : throw new InvalidOperationException($"the payload is {body.Length} bytes, which is more than a tenth above {size}");
        }
    }

    private static JsonObject Review(string operation, JsonObject current, JsonObject? old) => new()
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = "0df28fbd-5f5f-11e8-bc74-36e6bb280816",
            ["kind"] = GroupVersion("kind", "DaemonSet"),
            ["resource"] = GroupVersion("resource", "daemonsets"),
            ["requestKind"] = GroupVersion("kind", "DaemonSet"),
            ["requestResource"] = GroupVersion("resource", "daemonsets"),
            ["name"] = "agent",
            ["namespace"] = "monitoring",
            ["operation"] = operation,
            ["userInfo"] = new JsonObject { ["username"] = "deployer", ["groups"] = new JsonArray("platform", "system:authenticated") },
            ["object"] = current,
            ["oldObject"] = old,
            ["dryRun"] = false,
            ["options"] = new JsonObject { ["kind"] = "PatchOptions", ["apiVersion"] = "meta.k8s.io/v1", ["fieldManager"] = "kubectl" },
        },
    };

    private static JsonObject GroupVersion(string name, string value) => new() { ["group"] = "apps", ["version"] = "v1", [name] = value };

    private static JsonObject Agent(int variables, string version, bool stored) => new()
    {
        ["apiVersion"] = "apps/v1",
        ["kind"] = "DaemonSet",
        ["metadata"] = new JsonObject
        {
            ["name"] = "agent",
            ["namespace"] = "monitoring",
            ["uid"] = "7c5f9a52-9a3f-4d5a-8f0a-0c6f6f3d2b11",
            ["generation"] = stored ? 3 : 1,
            ["creationTimestamp"] = "2026-03-01T12:00:00Z",
            ["labels"] = Labels(),
            ["managedFields"] = new JsonArray(ManagedFields(variables)),
        },
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app.kubernetes.io/name"] = "agent" } },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["creationTimestamp"] = null, ["labels"] = Labels() },
                ["spec"] = PodSpec(variables, version),
            },
            ["updateStrategy"] = new JsonObject
            {
                ["type"] = "RollingUpdate",
                ["rollingUpdate"] = new JsonObject { ["maxUnavailable"] = "10%", ["maxSurge"] = 0 },
            },
            ["revisionHistoryLimit"] = 10,
        },
        ["status"] = new JsonObject { ["currentNumberScheduled"] = 0, ["numberMisscheduled"] = 0, ["desiredNumberScheduled"] = 0, ["numberReady"] = 0 },
    };

    private static JsonObject Labels() => new() { ["app.kubernetes.io/name"] = "agent", ["app.kubernetes.io/part-of"] = "monitoring" };

    private static JsonObject PodSpec(int variables, string version) => new()
    {
        ["containers"] = new JsonArray([.. Enumerable.Range(0, Containers).Select(i => Container(i, Share(variables, i), version))]),
        ["restartPolicy"] = "Always",
        ["terminationGracePeriodSeconds"] = 30,
        ["dnsPolicy"] = "ClusterFirst",
        ["hostNetwork"] = true,
        ["nodeSelector"] = new JsonObject { ["kubernetes.io/os"] = "linux" },
        ["tolerations"] = new JsonArray(new JsonObject { ["key"] = "example.com/dedicated", ["operator"] = "Exists", ["effect"] = "NoSchedule" }),
        ["volumes"] = new JsonArray(new JsonObject { ["name"] = "log", ["hostPath"] = new JsonObject { ["path"] = "/var/log", ["type"] = "" } }),
        ["schedulerName"] = "default-scheduler",
        ["securityContext"] = new JsonObject(),
    };

    private static JsonObject Container(int index, int variables, string version) => new()
    {
        ["name"] = $"agent-{index}",
        ["image"] = $"registry.example.com/monitoring/agent-{index}:{version}",
        ["ports"] = new JsonArray(new JsonObject
        {
            ["name"] = $"port-{index}",
            ["hostPort"] = 9100 + index,
            ["containerPort"] = 9100 + index,
            ["protocol"] = "TCP",
        }),
        ["env"] = new JsonArray([.. Enumerable.Range(0, variables).Select(i => new JsonObject { ["name"] = Variable(i), ["value"] = $"value number {i} of the agent" })]),
        ["resources"] = new JsonObject { ["limits"] = new JsonObject { ["memory"] = "200Mi" }, ["requests"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "200Mi" } },
        ["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = "log", ["mountPath"] = "/var/log", ["readOnly"] = true }),
        ["terminationMessagePath"] = "/dev/termination-log",
        ["terminationMessagePolicy"] = "File",
        ["imagePullPolicy"] = "IfNotPresent",
    };

    private static JsonObject ManagedFields(int variables)
    {
        var containers = new JsonObject();
        for (var i = 0; i < Containers; i++)
        {
            var owned = new JsonObject { ["."] = new JsonObject() };
            for (var j = 0; j < Share(variables, i); j++)
                owned[$"k:{{\"name\":\"{Variable(j)}\"}}"] = new JsonObject { ["."] = new JsonObject(), ["f:name"] = new JsonObject(), ["f:value"] = new JsonObject() };

            containers[$"k:{{\"name\":\"agent-{i}\"}}"] = new JsonObject { ["."] = new JsonObject(), ["f:env"] = owned, ["f:image"] = new JsonObject() };
        }

        var podSpec = new JsonObject { ["f:containers"] = containers, ["f:hostNetwork"] = new JsonObject(), ["f:tolerations"] = new JsonObject() };
        return new()
        {
            ["manager"] = "kubectl",
            ["operation"] = "Apply",
            ["apiVersion"] = "apps/v1",
            ["time"] = "2026-03-01T12:00:00Z",
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = new JsonObject { ["f:spec"] = new JsonObject { ["f:template"] = new JsonObject { ["f:spec"] = podSpec } } },
        };
    }

    private static int Share(int variables, int container) => (variables + Containers - 1 - container) / Containers;

    private static string Variable(int index) => $"AGENT_SETTING_{index:D4}";
}
