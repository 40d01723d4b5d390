using System.Text.Json;
using Webhook.Commands;
using Webhook.Testing;
using Webhook.Tests.Cluster;

namespace Webhook.Tests.Commands;

/// <summary><c>check</c> against a cluster.</summary>
public sealed class CheckClusterTests
{
    [Fact]
    public async Task Judges_a_manifest_as_an_update_of_what_is_live_and_a_new_one_as_a_creation()
    {
        var run = await ClusterRun.Here("check", "agent.yaml", "scraper.yaml", "--snapshot", "cluster.yaml");

        Assert.Equal((ExitCode.Denied, ""), (run.ExitCode, run.Error));
        Golden.Equal("tests/fixtures/cli/check.cluster.table.txt", run.Out);
    }

    [Fact]
    public async Task Says_the_same_of_the_live_cluster_and_of_the_saved_one()
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);

        var live = await ClusterRun.Live(server, "check", "agent.yaml", "scraper.yaml", "-o", "json");
        var saved = await ClusterRun.Here("check", "agent.yaml", "scraper.yaml", "-o", "json", "--snapshot", "cluster.yaml");

        Assert.Equal(saved, live);
        Assert.Empty(JsonElement.Parse(live.Out).GetProperty("summary").GetProperty("skippedRules").EnumerateArray());
    }

    [Fact]
    public async Task Judges_what_is_live_without_a_change_as_the_audit_does()
    {
        // Its own pods, ports and Services are not held against it.
        var live = ClusterRun.Text.Split("---\n").Single(document => document.Contains("uid: ds-csi, generation", StringComparison.Ordinal));

        var run = await CliRun.With(
            terminal => terminal with { Directory = ClusterRun.Folder, OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(live)) },
            "check", "-", "--snapshot", "cluster.yaml", "-o", "json");

        var findings = JsonElement.Parse(run.Out).GetProperty("results")[0].GetProperty("findings").EnumerateArray();
        Assert.DoesNotContain(findings.Select(Rule), rule => rule is "selector-overlap" or "orphan-adoption" or "host-port-conflict");
    }

    [Theory]
    [InlineData("antrea-agent.yaml", "antrea-windows.yaml")]
    [InlineData("azure-npm-windows.yaml", "azure-cns-windows.yaml")]
    [InlineData("sriov-device-plugin.yaml", "sriov-device-plugin.yaml")]
    public async Task Warns_of_pairs_with_one_selector_once_each_way_and_denies_none(string first, string second)
    {
        var documents = new[] { first, second }.Distinct().Select(name => File.ReadAllText(Path.Combine(CliRun.Corpus, name)));

        var run = await ClusterRun.On(string.Join("\n---\n", documents), "audit", "-o", "json");

        var results = JsonElement.Parse(run.Out).GetProperty("results").EnumerateArray().ToList();
        Assert.True(results.Count >= 2, run.Error);
        foreach (var result in results)
        {
            var overlaps = result.GetProperty("findings").EnumerateArray().Where(finding => Rule(finding) == "selector-overlap").ToList();
            var messages = overlaps.Select(finding => finding.GetProperty("message").GetString()).ToList();
            Assert.All(overlaps, finding => Assert.Equal("Warn", finding.GetProperty("action").GetString()));
            Assert.Equal(messages.Distinct(), messages);
            Assert.Equal(messages.Count, results.Count(other => messages.Any(message => Names(message!, other, result))));
        }
    }

    private static bool Names(string message, JsonElement other, JsonElement self) =>
        Name(other) != Name(self) && message.Contains($"DaemonSet {Name(other)},", StringComparison.Ordinal);

    private static string? Name(JsonElement result) => result.GetProperty("name").GetString();

    private static string? Rule(JsonElement finding) => finding.GetProperty("rule").GetString();
}
