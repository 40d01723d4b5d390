using Webhook.Commands;
using Webhook.Tests.Cluster;

namespace Webhook.Tests.Commands;

/// <summary>DaemonSetPolicies as <c>kubectl get dsp -o yaml</c> prints them, as a snapshot holds them, and as a cluster lists them, judge alike.</summary>
public sealed class PoliciesInForceTests
{
    private const string Path = "/apis/daemonset-webhook.dev/v1alpha1/daemonsetpolicies";

    private const string Broken = """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: broken, uid: u-1, generation: 1}
        spec: {exemptions: [{reason: old, rules: [foo-*]}]}
        """;

    private const string LastGood = """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: kept, uid: u-2, generation: 2}
        spec: {rules: {required-labels: {action: Deny, labels: [{key: owner, value: "("}]}}}
        status: {lastGood: {generation: 1, spec: '{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"owner"}]}}}'}}
        """;

    private const string Teams = """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: teams, uid: u-3, generation: 1}
        spec: {rules: {update-strategy: {action: Deny, allowed: [OnDelete]}}}
        """;

    private const string Default = """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: default, uid: u-4, generation: 1}
        spec: {}
        """;

    private static string Exported { get; } = string.Join("\n---\n", Broken, LastGood, Teams);

    [Fact]
    public async Task Give_one_verdict_in_a_file_in_a_snapshot_and_in_a_cluster()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policies.yaml", Exported);
        folder.Write("both.yaml", $"{ClusterRun.Text}\n---\n{Exported}");
        await using var server = await ListServer.StartAsync($"{ClusterRun.Text}\n---\n{Exported}");

        var file = await ClusterRun.Here("check", "agent.yaml", "-o", "json", "--snapshot", "cluster.yaml", "--policy", System.IO.Path.Combine(folder.Path, "policies.yaml"));
        var saved = await ClusterRun.Here("check", "agent.yaml", "-o", "json", "--snapshot", System.IO.Path.Combine(folder.Path, "both.yaml"));
        var live = await ClusterRun.Live(server, "check", "agent.yaml", "-o", "json");

        Assert.Equal((ExitCode.Denied, saved.Out), (saved.ExitCode, live.Out));
        Assert.Equal(Findings(saved.Out), Findings(file.Out));
        Assert.Contains("\"policy\": \"default\"", file.Out, StringComparison.Ordinal);
        Assert.Contains("\"policy\": \"dsp/teams\"", file.Out, StringComparison.Ordinal);
        Assert.Contains("\"policy\": \"dsp/kept\"", file.Out, StringComparison.Ordinal);
        Assert.All([file, saved, live], run =>
        {
            Assert.Contains("warning: dsp/broken has an error and is left out, as in the cluster", run.Error, StringComparison.Ordinal);
            Assert.Contains("warning: dsp/kept has an error: as in the cluster, its last good generation 1 is in use", run.Error, StringComparison.Ordinal);
            Assert.Contains("\"foo-*\" matches no rule", run.Error, StringComparison.Ordinal);
        });
        Assert.Contains("policies.yaml:4:", file.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Teams, "default, dsp/teams")]
    [InlineData(Default, "dsp/default")]
    [InlineData("""
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: mine}
        spec: {}
        """, "mine")]
    public void Add_to_the_default_unless_they_are_files_or_have_its_name(string policy, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("policy.yaml", policy);

        var loaded = Webhook.Policies.PolicyLoader.Load([System.IO.Path.Combine(folder.Path, "policy.yaml")]);

        Assert.Equal(expected, string.Join(", ", loaded.Policies.Select(found => found.Name)));
    }

    [Fact]
    public async Task Are_errors_where_policies_are_validated()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policies.yaml", Exported);

        var run = await CliRun.In(folder.Path, "policy", "validate", "policies.yaml");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("policies.yaml:4:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_named_once_where_they_may_not_be_read_and_are_none_where_there_is_no_definition()
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        server.Faults[Path] = ListServer.Refuse(403, "not allowed");
        var forbidden = await ClusterRun.Live(server, "audit", "-o", "json");
        server.Faults[Path] = ListServer.Refuse(404, "not found");
        var absent = await ClusterRun.Live(server, "audit", "-o", "json");

        Assert.Equal(absent.Out, forbidden.Out);
        Assert.Equal("", absent.Error);
        Assert.Contains("cluster: warning: the DaemonSetPolicies of the cluster were not read, ", forbidden.Error, StringComparison.Ordinal);
        Assert.Contains("--verb=list --resource=daemonsetpolicies.daemonset-webhook.dev", forbidden.Error, StringComparison.Ordinal);
        Assert.Single(forbidden.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Stand_in_a_snapshot_with_what_is_in_use_of_them()
    {
        await using var server = await ListServer.StartAsync($"{ClusterRun.Text}\n---\n{Exported}");

        var snapshot = await ClusterRun.Live(server, "snapshot", "-o", "-");

        Assert.Contains("\"kind\":\"DaemonSetPolicy\"", snapshot.Out, StringComparison.Ordinal);
        Assert.Contains("\"lastGood\":", snapshot.Out, StringComparison.Ordinal);
    }

    private static string Findings(string json) => System.Text.Json.JsonElement.Parse(json).GetProperty("results").GetRawText();
}
