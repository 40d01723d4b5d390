using System.Text.Json.Nodes;
using Webhook.Commands;
using Webhook.ControlPlane.Tests.Nodes;

namespace Webhook.ControlPlane.Tests.Commands;

/// <summary>The commands that read a cluster, on a real API server.</summary>
[Collection(nameof(ScheduledCluster))]
public sealed class ClusterCommandTests(ScheduledCluster cluster)
{
    [Fact]
    public async Task Judges_and_explains_a_saved_cluster_as_it_does_the_live_one()
    {
        await using var pool = await cluster.PoolAsync(3);
        await pool.DeployAsync(pool.Agent(spec: "revisionHistoryLimit: 0"));
        await pool.ReadyAsync(pool.Nodes);
        await pool.TaintAsync(pool.Nodes[0], "{key: dedicated, value: gpu, effect: NoSchedule}");
        await pool.FollowsNodesAsync("available and misplaced pods", (2, 1), status => (status.NumberAvailable, status.NumberMisscheduled));
        var folder = Directory.CreateTempSubdirectory("webhook-snapshot-");
        var file = Path.Combine(folder.FullName, "cluster.json");
        string[] live = ["--kubeconfig", cluster.Live.Processes.Kubeconfig];

        var saved = await CommandRun.Of(["snapshot", .. live, "-o", file]);
        var liveAudit = await CommandRun.Of(["audit", .. live, "-o", "json"]);
        var savedAudit = await CommandRun.Of("audit", "--snapshot", file, "-o", "json");
        var liveExplain = await CommandRun.Of(["explain", $"{pool.Name}/agent", .. live, "-o", "json"]);
        var savedExplain = await CommandRun.Of("explain", $"{pool.Name}/agent", "--snapshot", file, "-o", "json");
        folder.Delete(recursive: true);

        Assert.Equal((ExitCode.Success, ""), (saved.ExitCode, saved.Error));
        Assert.Equal((ExitCode.Success, ""), (liveAudit.ExitCode, liveAudit.Error));
        Assert.Equal(liveAudit.Out.Replace("\"source\": \"cluster\"", $"\"source\": \"{file}\"", StringComparison.Ordinal), savedAudit.Out);
        Assert.Contains("\"rule\": \"rollback-history\"", liveAudit.Out, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, liveExplain.Out), (savedExplain.ExitCode, savedExplain.Out));
        var explained = JsonNode.Parse(liveExplain.Out)!["results"]![0]!;
        Assert.Equal(2, (int)explained["placement"]!["runs"]!);
        var node = explained["placement"]!["nodes"]!.AsArray().Single(node => (string)node!["node"]! == pool.Nodes[0])!;
        Assert.Equal((false, true), ((bool)node["runs"]!, (bool)node["continues"]!));
        Assert.Equal("dedicated=gpu:NoSchedule", (string)node["reasons"]![0]!["taint"]!);
    }

    [Fact]
    public async Task Asks_for_the_permission_that_a_user_lacks_and_names_it()
    {
        var folder = Directory.CreateTempSubdirectory("webhook-kubeconfig-");
        var kubeconfig = await cluster.Live.Processes.KubeconfigOfAsync(Path.Combine(folder.FullName, "nobody"), "nobody");

        var run = await CommandRun.Of("audit", "--kubeconfig", kubeconfig);
        folder.Delete(recursive: true);

        Assert.Equal(ExitCode.ClusterUnreachable, run.ExitCode);
        Assert.Contains("error: list of controllerrevisions, daemonsets, ", run.Error, StringComparison.Ordinal);
        Assert.Contains(" is forbidden in the cluster https://127.0.0.1:", run.Error, StringComparison.Ordinal);
        Assert.Contains("User \"nobody\" cannot list resource ", run.Error, StringComparison.Ordinal);
        Assert.Contains("kubectl create clusterrole daemonset-webhook-reader --verb=list --resource=controllerrevisions.apps,daemonsets.apps,", run.Error, StringComparison.Ordinal);
    }
}
