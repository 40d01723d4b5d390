using System.Text.Json;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

public sealed class AuditCommandTests
{
    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("junit")]
    [InlineData("github")]
    public async Task Renders_what_it_finds_in_every_format(string format)
    {
        var run = await ClusterRun.Here("audit", "--snapshot", "cluster.yaml", "-o", format);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Golden.Equal($"tests/fixtures/cli/audit.{format}.txt", run.Out);
    }

    [Fact]
    public async Task Names_the_saved_cluster_and_the_DaemonSet_in_SARIF()
    {
        var run = await ClusterRun.Here("audit", "--snapshot", "cluster.yaml", "-o", "sarif");

        var result = JsonElement.Parse(run.Out).GetProperty("runs")[0].GetProperty("results")[0];
        var location = result.GetProperty("locations")[0];
        Assert.Equal("cluster.yaml", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.StartsWith(
            "DaemonSet logging/agent spec.",
            location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ExitCode.Success)]
    [InlineData("--fail-on warn", ExitCode.Denied)]
    [InlineData("--node cp-1", ExitCode.BadInput)]
    [InlineData("--node missing --taint a:NoSchedule", ExitCode.BadInput)]
    [InlineData("--taint a", ExitCode.BadInput)]
    [InlineData("--policy missing.yaml", ExitCode.BadInput)]
    public async Task Answers_with_the_exit_code_that_the_findings_call_for(string options, int expected)
    {
        var run = await ClusterRun.Here(["audit", "--snapshot", "cluster.yaml", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, run.ExitCode);
    }

    [Theory]
    [InlineData("no-execute", "--taint maintenance:NoExecute")]
    [InlineData("no-schedule", "--taint dedicated=db:NoSchedule --node worker-1")]
    [InlineData("untaint", "--taint node-role.kubernetes.io/control-plane-")]
    [InlineData("label", "--label disk=ssd --label kubernetes.io/os-")]
    [InlineData("nothing", "--taint node.kubernetes.io/unreachable:NoExecute")]
    public async Task Says_what_a_change_of_nodes_would_do_to_each(string name, string options)
    {
        var run = await ClusterRun.Here(["audit", "--snapshot", "cluster.yaml", .. options.Split(' ')]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Golden.Equal($"tests/fixtures/cli/audit.{name}.table.txt", run.Out);
    }

    [Fact]
    public async Task Says_the_same_as_JSON()
    {
        var run = await ClusterRun.Here("audit", "--snapshot", "cluster.yaml", "--taint", "maintenance:NoExecute", "-o", "json");

        Golden.Equal("tests/fixtures/cli/audit.no-execute.json.txt", run.Out);
    }

    [Fact]
    public async Task Judges_policies_that_select_namespaces_by_label()
    {
        const string policy = """
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: observed}
            spec:
              match: {namespaceSelector: {matchLabels: {team: observability}}}
              rules: {on-delete-stale: {action: Deny}}
            """;
        using var folder = new TemporaryFolder();
        folder.Write("policy.yaml", policy);

        var run = await ClusterRun.Here("audit", "--snapshot", "cluster.yaml", "-o", "json", "--policy", Path.Combine(folder.Path, "policy.yaml"));

        var report = JsonElement.Parse(run.Out);
        Assert.Equal(ExitCode.Denied, run.ExitCode);
        Assert.Equal(1, report.GetProperty("summary").GetProperty("unmatched").GetInt32());
        Assert.Equal(["Deny"], report.GetProperty("results").EnumerateArray().Select(Verdict).Where(verdict => verdict == "Deny"));
        Assert.Empty(report.GetProperty("summary").GetProperty("skippedPolicies").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("apiVersion: v1\nkind: Node\nmetadata: {name: 3}\n")]
    public async Task Judges_nothing_by_a_saved_cluster_that_is_not_whole(string text)
    {
        var run = await ClusterRun.On(text, "audit");

        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("cluster.yaml", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Reads_several_files_as_one_cluster()
    {
        using var folder = new TemporaryFolder();
        var documents = ClusterRun.Text.Split("---\n");
        folder.Write("a.yaml", string.Join("---\n", documents.Where((_, index) => index % 2 == 1)));
        folder.Write("b.yaml", string.Join("---\n", documents.Where((_, index) => index % 2 == 0)));

        var whole = await ClusterRun.Here("audit", "--snapshot", "cluster.yaml", "-o", "json");
        var parts = await CliRun.In(folder.Path, "audit", "--snapshot", "a.yaml", "--snapshot", "b.yaml", "-o", "json");

        Assert.Equal("", parts.Error);
        Assert.Equal(WithoutSource(whole.Out), WithoutSource(parts.Out));
    }

    [Fact]
    public async Task Warns_of_what_a_saved_cluster_leaves_out()
    {
        var run = await ClusterRun.On("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: b}}", "audit");

        Assert.Equal(
            "cluster.yaml: warning: no Node in it: where DaemonSets run is not known; save nodes and pods too\n"
            + "cluster.yaml: warning: no Pod in it: roll-outs are planned as if each node had an available one; save nodes and pods too\n",
            run.Error);
    }

    [Theory]
    [InlineData("--snapshot cluster.yaml --cluster", "--cluster and --snapshot can't stand together: one is a live cluster, the other a saved one; drop one")]
    [InlineData("--snapshot cluster.yaml --context a", "--context and --snapshot can't stand together: one is a live cluster, the other a saved one; drop one")]
    [InlineData("--snapshot cluster.yaml --node cp-1", "--node says where --taint and --label are put; give one of them, or drop --node")]
    [InlineData("--snapshot cluster.yaml --taint a:NoExec", "--taint is 'a:NoExec': effect 'NoExec' must be one of NoSchedule, PreferNoSchedule, NoExecute; did you mean NoExecute?")]
    [InlineData("--snapshot cluster.yaml --label a", "--label is 'a': the value is missing; write a=VALUE, or a- to take the label away")]
    [InlineData("--snapshot cluster.yaml --taint a:NoExecute --node workr-1", "--node: unknown node 'workr-1'; did you mean worker-1?")]
    public async Task Says_what_is_wrong_with_the_options(string options, string expected)
    {
        var run = await ClusterRun.Here(["audit", .. options.Split(' ')]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith($"error: {expected}\n", run.Error, StringComparison.Ordinal);
    }

    private static string? Verdict(JsonElement result) => result.GetProperty("verdict").GetString();

    private static string WithoutSource(string json) =>
        string.Join('\n', json.Split('\n').Where(line => !line.Contains("\"source\"", StringComparison.Ordinal)));
}
