using System.Text.Json;
using Webhook.Commands;
using Webhook.Tests.Cluster;

namespace Webhook.Tests.Commands;

public sealed class SnapshotCommandTests
{
    [Theory]
    [InlineData("audit")]
    [InlineData("audit --taint maintenance:NoExecute")]
    [InlineData("explain logging/agent logging/forwarder storage/csi")]
    public async Task Saves_a_cluster_that_is_judged_like_the_live_one(string command)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        var file = Path.Combine(folder.Path, "saved.json");

        var saved = await ClusterRun.Live(server, "snapshot", "-o", file);
        var live = await ClusterRun.Live(server, [.. command.Split(' '), "-o", "json"]);
        var offline = await ClusterRun.Here([.. command.Split(' '), "-o", "json", "--snapshot", file]);

        Assert.Equal((ExitCode.Success, $"{file}: 31 objects\n", ""), (saved.ExitCode, saved.Out, saved.Error));
        Assert.Equal((ExitCode.Success, ""), (live.ExitCode, live.Error));
        Assert.Equal(live.Out.Replace("\"source\": \"cluster\"", $"\"source\": \"{file}\"", StringComparison.Ordinal), offline.Out);
    }

    [Fact]
    public async Task Saves_nothing_that_may_be_secret()
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);

        var run = await ClusterRun.Live(server, "snapshot", "-o", "-");

        Assert.Contains("CONFIDENTIAL", ClusterRun.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CONFIDENTIAL", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("last-applied", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"deprecated.daemonset.template.generation\":\"1\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_an_object_a_line_in_an_order_that_does_not_depend_on_the_cluster()
    {
        var documents = ClusterRun.Text.Split("---\n");
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        await using var other = await ListServer.StartAsync(string.Join("---\n", documents.Reverse()));

        var run = await ClusterRun.Live(server, "snapshot", "--output", "-");

        Assert.Equal(run.Out, (await ClusterRun.Live(other, "snapshot", "--output", "-")).Out);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[1..^1], line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line.TrimEnd(',')).ValueKind));
        Assert.Equal(["Node/cp-1", "Node/gpu-1", "Node/worker-1"], lines[1..4].Select(Named));
    }

    [Fact]
    public async Task Replaces_a_file_whole_and_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("saved.json", new string('x', 1 << 20));
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        var file = Path.Combine(folder.Path, "saved.json");

        await ClusterRun.Live(server, "snapshot", "-o", file);

        Assert.EndsWith("\n]}\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Leaves_the_old_file_where_the_cluster_fails()
    {
        using var folder = new TemporaryFolder();
        folder.Write("saved.json", "old");
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        server.Faults["/api/v1/pods"] = ListServer.Refuse(500, "etcd is gone");

        var run = await ClusterRun.Live(server, "snapshot", "-o", Path.Combine(folder.Path, "saved.json"));

        Assert.Equal(ExitCode.ClusterUnreachable, run.ExitCode);
        Assert.Equal("old", folder.Read("saved.json"));
    }

    [Theory]
    [InlineData("missing/saved.json", "nothing can be made there")]
    [InlineData(".", "it is a folder; name a file in it")]
    public async Task Says_why_it_can_not_write(string path, string reason)
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);

        var run = await ClusterRun.Live(server, "snapshot", "-o", path);

        Assert.Equal((ExitCode.BadInput, "", $"error: --output {path}: {reason}\n"), (run.ExitCode, run.Out, run.Error));
    }

    private static string Named(string line)
    {
        var value = JsonElement.Parse(line.TrimEnd(','));
        return $"{value.GetProperty("kind").GetString()}/{value.GetProperty("metadata").GetProperty("name").GetString()}";
    }
}
