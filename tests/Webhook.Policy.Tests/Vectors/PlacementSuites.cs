using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Tests.Vectors;

internal static class PlacementSuites
{
    public static void ShouldRun(JsonElement input, JsonElement expected)
    {
        var template = input.GetProperty("template").Deserialize(ModelJsonContext.Default.PodSpec)!;
        var given = input.GetProperty("node");
        var node = new Node
        {
            Metadata = new() { Name = given.GetProperty("name").GetString()!, Labels = given.Labels("labels") },
            Spec = new() { Taints = given.Taints(), Unschedulable = given.Flag("unschedulable") },
        };

        Decide(template, node, input.Flag("comparisonOperators"), expected);
    }

    /// <summary>The same of whole objects; what the API server would refuse is answered as the controller would.</summary>
    public static void ShouldRunOfObjects(JsonElement input, JsonElement expected)
    {
        var template = input.GetProperty("template").GetProperty("spec").Deserialize(ModelJsonContext.Default.PodSpec)!;
        var node = input.GetProperty("node").Deserialize(ModelJsonContext.Default.Node)!;

        Decide(template, node, input.Flag("comparisonOperators"), expected);
    }

    private static void Decide(PodSpec template, Node node, bool comparisonOperators, JsonElement expected)
    {
        var decision = NodePlacement.Decide(template, node, comparisonOperators);

        Assert.Equal(new PlacementDecision(expected.Flag("shouldRun"), expected.Flag("shouldContinueRunning")), decision);
        Assert.Equal(decision, NodePlacement.Explain(template, node, comparisonOperators).Decision);

        // Whether the gate is on is not known of a cluster: then the answer is that of a gate that is off, or that it depends.
        var placed = DaemonSetPlacement.Of(template, new ClusterNodes([node]))[0];
        var otherwise = NodePlacement.Decide(template, node, !comparisonOperators);
        Assert.Equal(decision != otherwise, placed.DependsOnGate);
        Assert.Equal(comparisonOperators ? otherwise : decision, placed with { DependsOnGate = false, RunsWithGate = false });
    }
}
