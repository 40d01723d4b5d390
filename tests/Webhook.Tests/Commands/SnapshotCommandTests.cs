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
    public async Task Saves_what_pod_security_judges_and_nothing_beside_it()
    {
        const string Cluster = """
            apiVersion: v1
            kind: Node
            metadata: {name: a, uid: a}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: probes, uid: probes, labels: {pod-security.kubernetes.io/enforce: restricted}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: debug, namespace: probes, uid: debug}
            spec:
              selector: {matchLabels: {app: debug}}
              template:
                metadata:
                  labels: {app: debug}
                  annotations: {container.apparmor.security.beta.kubernetes.io/debug: unconfined, token: CONFIDENTIAL}
                spec:
                  dnsPolicy: ClusterFirstWithHostNet
                  hostNetwork: true
                  hostPID: true
                  hostIPC: true
                  securityContext:
                    runAsUser: 0
                    sysctls: [{name: kernel.msgmax, value: CONFIDENTIAL}]
                    windowsOptions: {hostProcess: true, gmsaCredentialSpec: CONFIDENTIAL}
                  initContainers: [{name: setup, image: x, command: [CONFIDENTIAL]}]
                  containers:
                  - name: debug
                    image: x
                    env: [{name: TOKEN, value: CONFIDENTIAL}]
                    ports: [{containerPort: 80, hostPort: 80}]
                    livenessProbe: {httpGet: {host: localhost, port: 80, httpHeaders: [{name: Authorization, value: CONFIDENTIAL}]}}
                    lifecycle: {preStop: {tcpSocket: {host: localhost, port: 80}}}
                    securityContext:
                      privileged: true
                      procMount: Unmasked
                      runAsNonRoot: false
                      capabilities: {add: [BPF]}
                      seLinuxOptions: {type: spc_t, level: CONFIDENTIAL}
                      seccompProfile: {type: Localhost, localhostProfile: CONFIDENTIAL}
                  volumes:
                  - {name: share, nfs: {server: CONFIDENTIAL, path: /}}
                  - {name: data, emptyDir: {}}
            """;
        using var folder = new TemporaryFolder();
        await using var server = await ListServer.StartAsync(Cluster);
        var file = Path.Combine(folder.Path, "saved.json");

        await ClusterRun.Live(server, "snapshot", "-o", file);
        var live = await ClusterRun.Live(server, "audit", "-o", "json");
        var offline = await ClusterRun.Here("audit", "-o", "json", "--snapshot", file);

        Assert.DoesNotContain("CONFIDENTIAL", folder.Read("saved.json"), StringComparison.Ordinal);
        Assert.Equal(15, live.Out.Split("\"rule\": \"pod-security\"").Length - 1);
        Assert.Equal(live.Out.Replace("\"source\": \"cluster\"", $"\"source\": \"{file}\"", StringComparison.Ordinal), offline.Out);
    }

    [Fact]
    public async Task Judges_no_field_that_a_file_of_an_older_version_leaves_out()
    {
        const string Saved = """
            {"apiVersion":"v1","kind":"List","items":[
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"a","uid":"a"}},
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"probes","uid":"p","labels":{"pod-security.kubernetes.io/enforce":"restricted"}}},
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"debug","namespace":"probes","uid":"d"},
             "spec":{"selector":{"matchLabels":{"app":"debug"}},"template":{"metadata":{"labels":{"app":"debug"}},"spec":{"containers":[{"name":"debug"}]}}}}]}
            """;
        using var folder = new TemporaryFolder();
        folder.Write("old.json", Saved);
        folder.Write("whole.json", Saved.Replace("""{"name":"debug"}]""", """{"name":"debug","image":"x"}]""", StringComparison.Ordinal));

        var old = await ClusterRun.Here("audit", "--snapshot", Path.Combine(folder.Path, "old.json"));
        var whole = await ClusterRun.Here("audit", "--snapshot", Path.Combine(folder.Path, "whole.json"));

        Assert.DoesNotContain("pod-security", old.Out, StringComparison.Ordinal);
        Assert.Contains("pod-security", whole.Out, StringComparison.Ordinal);
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
