using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Deploy.Tests.Chart;
using Webhook.Testing.Charts;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>What the chart renders is what a real API server takes, under each set of values that the chart's own tests use.</summary>
[Collection(nameof(ReleaseCluster))]
public sealed class ChartObjectTests(ReleaseCluster cluster)
{
    public static TheoryData<string> ValueNames => ValueSets.Names;

    private ServerVersion Version => cluster.Live.Version;

    [Theory]
    [MemberData(nameof(ValueNames))]
    public async Task Are_accepted_by_the_API_server(string values)
    {
        var chart = await RenderAsync(ValueSets.All[values]);
        var objects = chart.Objects.Where(IsKnown).Select(Sent).ToList();

        var run = await cluster.Kubectl.RunAsync(
            ["apply", "--dry-run=server", "--validate=strict", "-f", "-"],
            new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. objects]) }.ToJsonString());

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(objects.Count, run.Out.Split('\n').Count(line => line.EndsWith("(server dry run)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Are_refused_with_a_field_that_there_is_not()
    {
        var chart = await RenderAsync("");
        var deployment = chart.Only("Deployment").Root;
        deployment["spec"]!["template"]!["spec"]!["hostNetwerk"] = true;

        var run = await cluster.Kubectl.RunAsync(["apply", "--dry-run=server", "--validate=strict", "-f", "-"], deployment.ToJsonString());

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("hostNetwerk", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Kinds of other projects need their definitions, which this project does not have.</summary>
    private static bool IsKnown(RenderedObject rendered) =>
        !rendered.ApiVersion.StartsWith("monitoring.coreos.com/", StringComparison.Ordinal) && !rendered.ApiVersion.StartsWith("cert-manager.io/", StringComparison.Ordinal);

    /// <summary>For this server; for one that lacks what some values ask for, as the chart's own tests render it.</summary>
    private Task<RenderedChart> RenderAsync(string values)
    {
        var release = new ChartRelease { Name = "checked-daemonset-webhook", Values = values, Namespace = "default" };
        return RenderedChart.RenderAsync(Version.HasMatchConditions ? release with { KubeVersion = Version.ForTheChart } : release);
    }

    /// <summary>Without what this server does not know: it is older than the chart takes, or than the values ask for.</summary>
    private JsonNode Sent(RenderedObject rendered)
    {
        var sent = rendered.Root.DeepClone();
        if (rendered.Kind == "PodDisruptionBudget")
        {
            if (!Version.ServesPolicyV1)
                sent["apiVersion"] = "policy/v1beta1";
            if (!Version.KnowsUnhealthyPodEviction)
                sent["spec"]!.AsObject().Remove("unhealthyPodEvictionPolicy");
        }

        if (!Version.HasMatchConditions)
        {
            foreach (var entry in sent["webhooks"]?.AsArray() ?? [])
                entry!.AsObject().Remove("matchConditions");
        }

        return sent;
    }
}
