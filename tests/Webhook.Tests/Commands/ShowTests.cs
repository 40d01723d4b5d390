using System.Text.Json;
using Webhook.Commands;

namespace Webhook.Tests.Commands;

public sealed class ShowTests
{
    // One finding of each severity.
    private const string Manifest =
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec:\n  selector: {matchLabels: {app: b}}\n  revisionHistoryLimit: 0\n"
        + "  template:\n    metadata: {labels: {app: a}}\n    spec:\n      tolerations: [{operator: Exists}]\n      containers: [{name: a, image: a}]\n";

    [Theory]
    [InlineData("deny", 1)]
    [InlineData("warn", 2)]
    [InlineData("audit", 3)]
    public async Task Prints_what_is_as_severe_as_asked_and_counts_all(string show, int lines)
    {
        var github = await CliRun.Piped(Manifest, "check", "-", "--show", show, "-o", "github");
        var json = await CliRun.Piped(Manifest, "check", "-", "--show", show, "-o", "json");

        using var report = JsonDocument.Parse(json.Out);
        var result = Assert.Single(report.RootElement.GetProperty("results").EnumerateArray());
        Assert.Equal((ExitCode.Denied, lines), (github.ExitCode, github.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal((lines, "Deny"), (result.GetProperty("findings").GetArrayLength(), result.GetProperty("verdict").GetString()));
        Assert.Equal(1, report.RootElement.GetProperty("summary").GetProperty("denied").GetInt32());
    }

    [Fact]
    public async Task Fails_on_findings_that_are_not_shown()
    {
        var run = await CliRun.Piped(Manifest.Replace("{app: b}", "{app: a}", StringComparison.Ordinal), "check", "-", "--show", "deny", "--fail-on", "warn");

        Assert.Equal(ExitCode.Denied, run.ExitCode);
        Assert.StartsWith("1 DaemonSet: 0 denied, 1 warned, 0 audited, 0 passed\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_in_JUnit_the_failures_that_it_holds()
    {
        var run = await CliRun.Piped(Manifest.Replace("{app: b}", "{app: a}", StringComparison.Ordinal), "check", "-", "--show", "deny", "--fail-on", "warn", "-o", "junit");

        Assert.Contains("failures=\"0\"", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("<failure", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_no_file_where_an_object_is_live()
    {
        await using var server = await Cluster.ListServer.StartAsync(ClusterRun.Text);

        var audit = await ClusterRun.Live(server, "audit");
        var explain = await ClusterRun.Live(server, "explain", "ds/agent", "-n", "logging");

        Assert.Contains("DaemonSet logging/agent\n", audit.Out, StringComparison.Ordinal);
        Assert.StartsWith("DaemonSet logging/agent\n", explain.Out, StringComparison.Ordinal);
    }
}
