using System.Text.Json.Nodes;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>Nodes of all kinds: labels that are numbers or nearly, taints of all effects, cordoned, not ready, under pressure.</summary>
internal sealed class NodeGenerator(Dice dice)
{
    /// <summary>Label keys with the values they take; a generated node may lack any of them.</summary>
    public static IReadOnlyDictionary<string, string[]> Labels { get; } = new Dictionary<string, string[]>
    {
        ["disk"] = ["ssd", "hdd", ""],
        ["zone"] = ["a", "b", "c"],
        ["cores"] = ["4", "8", "16", "007", "many", "9223372036854775808"],
        ["example.com/pool"] = ["web", "batch"],
    };

    /// <summary>Taint keys with the values they take.</summary>
    public static IReadOnlyDictionary<string, string[]> Taints { get; } = new Dictionary<string, string[]>
    {
        ["dedicated"] = ["gpu", "infra"],
        ["example.com/flaky"] = ["", "yes"],
        ["node-role.kubernetes.io/control-plane"] = [""],
        ["node-role.kubernetes.io/master"] = [""],
        ["node.kubernetes.io/out-of-service"] = ["nodeshutdown"],
    };

    /// <summary>All effects.</summary>
    public static string[] Effects { get; } = ["NoSchedule", "NoExecute", "PreferNoSchedule"];

    // Conditions with the values that the node controller makes taints of.
    private static readonly (string Type, string Status)[] Troubles =
    [
        ("Ready", "False"), ("Ready", "Unknown"),
        ("MemoryPressure", "True"), ("DiskPressure", "True"), ("PIDPressure", "True"), ("NetworkUnavailable", "True"),
    ];

    /// <summary>A node.</summary>
    public JsonObject Node(string name)
    {
        var conditions = new Dictionary<string, string> { ["Ready"] = "True" };
        if (dice.Chance(30))
        {
            foreach (var (type, status) in dice.Some(Troubles, 2))
                conditions[type] = status;
        }

        return new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = LabelsOf(name) },
            ["spec"] = new JsonObject { ["unschedulable"] = dice.Chance(15), ["taints"] = TaintList() },
            ["status"] = new JsonObject
            {
                ["conditions"] = new JsonArray(
                    [.. conditions.Select(condition => new JsonObject { ["type"] = condition.Key, ["status"] = condition.Value })]),
                ["allocatable"] = new JsonObject { ["pods"] = "110", ["cpu"] = "4", ["memory"] = "8Gi" },
            },
        };
    }

    /// <summary>Labels for a node.</summary>
    public JsonObject LabelsOf(string name)
    {
        var labels = new JsonObject { ["kubernetes.io/hostname"] = name };
        foreach (var key in dice.Some([.. Labels.Keys], Labels.Count))
            labels[key] = dice.Of(Labels[key]);

        return labels;
    }

    /// <summary>Taints for a node; half of all have none.</summary>
    public JsonArray TaintList()
    {
        var keys = dice.Chance(50) ? [] : dice.Some([.. Taints.Keys], 2);
        return new([.. keys.Select(Taint)]);
    }

    private JsonObject Taint(string key) => new() { ["key"] = key, ["value"] = dice.Of(Taints[key]), ["effect"] = dice.Of(Effects) };
}
