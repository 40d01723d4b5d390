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

        var decision = NodePlacement.Decide(template, node, input.Flag("comparisonOperators"));

        Assert.Equal(new PlacementDecision(expected.Flag("shouldRun"), expected.Flag("shouldContinueRunning")), decision);
        Assert.Equal(decision, NodePlacement.Explain(template, node, input.Flag("comparisonOperators")).Decision);
        if (!input.Flag("comparisonOperators"))
            Assert.Equal(decision, DaemonSetPlacement.Of(template, new ClusterNodes([node]))[0]);
    }
}
