using System.Text.Json;

namespace Webhook.Tests.Commands;

/// <summary>Rules that read kinds of object which a saved cluster does not hold.</summary>
public sealed class UnreadKindTests
{
    private const string Manifest =
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec:\n  selector: {matchLabels: {app: a}}\n"
        + "  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: a}]\n";

    private const string Node = """{"apiVersion":"v1","kind":"Node","metadata":{"name":"a"}}""";

    private const string Pod = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"b"}}""";

    private const string DaemonSet = """{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"z","namespace":"b"}}""";

    [Theory]
    [InlineData(Node, "skipped, the saved cluster holds no Pod: orphan-adoption, rollout-blocked, rollout-in-progress, on-delete-stale, host-port-conflict\n")]
    [InlineData(Node + Pod, "skipped, the saved cluster holds no DaemonSet: selector-overlap, rollout-blocked, rollout-in-progress, on-delete-stale, host-port-conflict\n")]
    [InlineData(Pod, "skipped, the saved cluster holds no Node: rollout-blocked, rollout-in-progress, toleration-near-miss, node-coverage, platform-mismatch, capacity-fit, host-port-conflict\n")]
    [InlineData(Node + Pod + DaemonSet, "skipped, the saved cluster holds no Deployment, StatefulSet, ReplicaSet, ReplicationController or Job: selector-overlap\n")]
    public async Task Are_listed_as_skipped_kind_by_kind(string cluster, string expected)
    {
        var run = await Check(cluster);

        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("node-coverage  ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_run_where_the_file_says_that_there_is_none()
    {
        string[] kinds = ["v1/Pod", "apps/v1/DaemonSet", "apps/v1/ControllerRevision", "batch/v1/Job", "v1/Namespace", "v1/Service"];
        var lists = kinds.Select(kind => $$"""{"apiVersion":"{{kind[..kind.LastIndexOf('/')]}}","kind":"{{kind[(kind.LastIndexOf('/') + 1)..]}}List","items":[]}""");

        var run = await Check(Node + string.Concat(lists));

        Assert.DoesNotContain("skipped", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_among_the_skipped_rules_of_the_JSON()
    {
        var run = await Check(Node, "-o", "json");

        using var report = JsonDocument.Parse(run.Out);
        Assert.Equal(
            ["selector-overlap", "orphan-adoption", "rollout-blocked", "rollout-in-progress", "on-delete-stale", "host-port-conflict", "pod-security"],
            report.RootElement.GetProperty("summary").GetProperty("skippedRules").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Are_none_in_a_saved_cluster_that_lacks_objects()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Cluster.ListServer.StartAsync("apiVersion: v1\nkind: Node\nmetadata: {name: a, uid: a}\n");
        var file = Path.Combine(folder.Path, "saved.json");
        folder.Write("agent.yaml", Manifest);

        var saved = await ClusterRun.Live(server, "snapshot", "-o", file);
        var run = await CliRun.In(folder.Path, "check", "agent.yaml", "--snapshot", file);

        Assert.Equal($"{file}: 1 object\n", saved.Out);
        Assert.DoesNotContain("skipped", run.Out, StringComparison.Ordinal);
    }

    private static async Task<CliRun> Check(string cluster, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("agent.yaml", Manifest);
        folder.Write("cluster.json", cluster);
        return await CliRun.In(folder.Path, ["check", "agent.yaml", "--snapshot", "cluster.json", .. arguments]);
    }
}
