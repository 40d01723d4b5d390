using System.Text.Json.Nodes;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>DaemonSets that the API server accepts, with everything that decides where they run, and some things that must not.</summary>
/// <param name="dice">The choices.</param>
/// <param name="nodes">Names of the nodes there are.</param>
/// <param name="labelValuesOnly">Whether the API server takes nothing but label values in a node affinity.</param>
internal sealed class DaemonSetGenerator(Dice dice, IReadOnlyList<string> nodes, bool labelValuesOnly)
{
    private static readonly string[] Conditions =
        ["not-ready", "unreachable", "memory-pressure", "disk-pressure", "pid-pressure", "network-unavailable", "unschedulable"];

    /// <summary>A DaemonSet.</summary>
    public JsonObject DaemonSet(string @namespace, string name) => new()
    {
        ["apiVersion"] = "apps/v1",
        ["kind"] = "DaemonSet",
        ["metadata"] = new JsonObject { ["namespace"] = @namespace, ["name"] = name },
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = name } },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = name } },
                ["spec"] = Template(),
            },
        },
    };

    private JsonObject Template()
    {
        var container = new JsonObject { ["name"] = "agent", ["image"] = "example.com/agent:1" };
        var spec = new JsonObject
        {
            ["containers"] = new JsonArray(container),
            ["hostNetwork"] = dice.Chance(25),
        };
        var isBound = dice.Chance(6);
        if (isBound)
            spec["nodeName"] = dice.Chance(80) ? dice.Of(nodes) : "nowhere";
        spec["tolerations"] = new JsonArray([.. Enumerable.Range(0, dice.UpTo(3)).Select(_ => Toleration(isBound))]);
        if (dice.Chance(25))
            spec["nodeSelector"] = NodeSelector();
        if (dice.Chance(50))
            spec["affinity"] = new JsonObject { ["nodeAffinity"] = NodeAffinity() };
        if (dice.Chance(10))
            container["resources"] = new JsonObject { ["requests"] = new JsonObject { ["cpu"] = "1000" } };
        if (dice.Chance(10))
            container["ports"] = new JsonArray(new JsonObject { ["containerPort"] = 9100, ["hostPort"] = 9100 });

        return spec;
    }

    private JsonObject NodeSelector()
    {
        var selector = new JsonObject();
        foreach (var key in dice.Some([.. NodeGenerator.Labels.Keys], 2))
            selector[key] = dice.Of(NodeGenerator.Labels[key]);

        return selector;
    }

    private JsonObject NodeAffinity()
    {
        var affinity = new JsonObject
        {
            ["requiredDuringSchedulingIgnoredDuringExecution"] = new JsonObject
            {
                ["nodeSelectorTerms"] = new JsonArray([.. Enumerable.Range(0, 1 + dice.UpTo(2)).Select(_ => Term())]),
            },
        };
        // A wish is no condition.
        if (dice.Chance(20))
        {
            var wish = new JsonObject { ["weight"] = 1, ["preference"] = Term() };
            affinity["preferredDuringSchedulingIgnoredDuringExecution"] = new JsonArray(wish);
        }

        return affinity;
    }

    private JsonObject Term()
    {
        var term = new JsonObject();
        if (dice.Chance(85))
            term["matchExpressions"] = new JsonArray([.. Enumerable.Range(0, 1 + dice.UpTo(1)).Select(_ => Expression())]);
        if (dice.Chance(20))
        {
            term["matchFields"] = new JsonArray(new JsonObject
            {
                ["key"] = "metadata.name",
                ["operator"] = dice.Chance(40) ? "In" : "NotIn",
                ["values"] = new JsonArray(dice.Of(nodes)),
            });
        }

        return term;
    }

    private JsonObject Expression()
    {
        var @operator = dice.Of(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]);
        var isNumber = @operator is "Gt" or "Lt" && dice.Chance(80);
        var key = isNumber ? "cores" : dice.Of([.. NodeGenerator.Labels.Keys]);
        var expression = new JsonObject { ["key"] = key, ["operator"] = @operator };
        JsonArray? values = @operator switch
        {
            // What is no label value breaks the term, where the API server takes it; so does what is no number, which it takes.
            "In" or "NotIn" => new([.. Enumerable.Range(0, 1 + dice.UpTo(1)).Select(_ => Value(key))]),
            "Gt" or "Lt" => new(dice.Of(["4", "6", "08", labelValuesOnly ? "0" : "-1", "six", "9223372036854775807"])),
            _ => null,
        };
        if (values is not null)
            expression["values"] = values;

        return expression;
    }

    private JsonValue Value(string key) => JsonValue.Create(dice.Chance(5) ? labelValuesOnly ? "none-such" : "no label value!" : dice.Of(NodeGenerator.Labels[key]));

    private JsonObject Toleration(bool isBound)
    {
        var toleration = new JsonObject();
        var effect = dice.Of(["", .. NodeGenerator.Effects]);
        var key = dice.Chance(15) ? ""
            : dice.Chance(20) ? $"node.kubernetes.io/{dice.Of(Conditions)}"
            : dice.Of([.. NodeGenerator.Taints.Keys]);
        if (key.Length > 0)
            toleration["key"] = key;
        if (effect.Length > 0)
            toleration["effect"] = effect;
        var @operator = key.Length == 0 || dice.Chance(50) ? "Exists" : dice.Of(["", "Equal"]);
        if (@operator.Length > 0)
            toleration["operator"] = @operator;
        if (@operator != "Exists" && NodeGenerator.Taints.TryGetValue(key, out var values) && dice.Chance(80))
            toleration["value"] = dice.Of(values);
        // A bound pod is evicted when its seconds are over, and the controller makes the next one: that never settles.
        if (effect == "NoExecute" && !isBound && dice.Chance(30))
            toleration["tolerationSeconds"] = dice.Of([-1, 0, 30]);

        return toleration;
    }
}
