using Microsoft.AspNetCore.Http;
using Webhook.Commands;
using Webhook.Tests.Commands;

namespace Webhook.Tests.Cluster;

/// <summary>What users see when there is no cluster, or one that does not answer as it should.</summary>
public sealed class ClusterFailureTests
{
    [Fact]
    public async Task Says_where_it_looked_when_no_cluster_is_configured()
    {
        using var home = new TemporaryFolder();

        var run = await CliRun.With(terminal => terminal with { HomeFolder = home.Path, ServiceAccountFolder = home.Path }, "audit");

        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            "error: no cluster is configured: KUBECONFIG names no file, there is no ~/.kube/config, and this is no pod of a cluster; "
            + "give --kubeconfig FILE, or --snapshot FILE for a saved cluster\n",
            run.Error);
    }

    [Theory]
    [InlineData("missing", null, "kubeconfig missing can't be read: there is no such file")]
    [InlineData("broken", "clusters: [", "broken:1:12: a value is expected here, not the end of the line; write one, or put it in quotes")]
    [InlineData("empty", "apiVersion: v1\nkind: Config\n", "empty: current-context is not set, and no contexts are configured; name another file")]
    public async Task Says_what_is_wrong_with_a_kubeconfig(string name, string? text, string expected)
    {
        using var folder = new TemporaryFolder();
        if (text is not null)
            folder.Write(name, text);

        var run = await CliRun.In(folder.Path, "audit", "--kubeconfig", name);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal($"error: {expected}\n", run.Error.Replace(PathOf(folder, name), name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_the_contexts_there_are()
    {
        await using var server = await ListServer.StartAsync("");

        var run = await ClusterRun.Live(server, "audit", "--context", "tset");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.EndsWith(": there is no context \"tset\"; did you mean \"test\"?\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/apps/v1/daemonsets")]
    [InlineData("/api/v1/pods")]
    public async Task Waits_for_a_server_that_is_busy_or_fills_its_cache(string path)
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        var expected = await ClusterRun.Live(server, "audit", "-o", "json");
        var asked = 0;
        server.Faults[path] = context =>
        {
            if (++asked == 2)
                server.Faults.Clear();

            context.Response.Headers.RetryAfter = "0";
            return ListServer.Refuse(429, "storage is (re)initializing")(context);
        };

        var run = await ClusterRun.Live(server, "audit", "-o", "json");

        Assert.Equal((expected.ExitCode, expected.Out, expected.Error), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Names_every_resource_that_may_not_be_listed_in_one_line()
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        foreach (var path in ListServer.AllPaths)
            server.Faults[path] = ListServer.Refuse(403, "no access");
        server.Faults["/api/v1/pods"] = ListServer.Refuse(503, "busy");

        var run = await ClusterRun.Live(server, "audit");

        Assert.Equal(ExitCode.ClusterUnreachable, run.ExitCode);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(
            @"^error: list of controllerrevisions, daemonsets, [a-z, ]+, services, statefulsets is forbidden in the cluster http://127\.0\.0\.1:\d+ \(context test of .+\): no access; "
            + "grant it with a ClusterRole, and bind that to the account: "
            + @"kubectl create clusterrole daemonset-webhook-reader --verb=list --resource=controllerrevisions\.apps,daemonsets\.apps,[a-z.,]+,services,statefulsets\.apps$",
            lines[0]);
        // Pods fail for another reason, and DaemonSetPolicies are optional: a warning says that they were not read.
        Assert.Equal(ListServer.AllPaths.Count - 2, lines[0][lines[0].LastIndexOf('=')..].Split(',').Length);
        Assert.EndsWith(" refused to list pods (503): busy; try again when it is well", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Unauthorized", " does not know who asks (401): Unauthorized; renew the credentials of the kubeconfig\n")]
    [InlineData(500, "etcd is gone", " refused to list nodes (500): etcd is gone; try again when it is well\n")]
    [InlineData(404, "no such page", " refused to list nodes (404): no such page; check that the address is an API server's\n")]
    public async Task Says_once_what_every_list_was_refused_for(int code, string message, string expected)
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        foreach (var path in ListServer.AllPaths)
            server.Faults[path] = ListServer.Refuse(code, message);

        var run = await ClusterRun.Live(server, "explain", "logging/agent");

        Assert.Equal((ExitCode.ClusterUnreachable, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("error: the cluster http://127.0.0.1:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_something_else_answers()
    {
        await using var server = await ListServer.StartAsync(ClusterRun.Text);
        foreach (var path in ListServer.AllPaths)
            server.Faults[path] = context => context.Response.WriteAsync("<html>welcome</html>");

        var run = await ClusterRun.Live(server, "check", "agent.yaml");

        Assert.Equal(ExitCode.ClusterUnreachable, run.ExitCode);
        Assert.EndsWith(
            " answered with something else than a list of nodes; check that the address is an API server's\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nobody_answers()
    {
        var server = await ListServer.StartAsync(ClusterRun.Text);
        using var folder = new TemporaryFolder();
        folder.Write("kubeconfig", server.Kubeconfig);
        await server.DisposeAsync();

        var run = await CliRun.In(folder.Path, "snapshot", "-o", "-", "--kubeconfig", "kubeconfig");

        Assert.Equal((ExitCode.ClusterUnreachable, ""), (run.ExitCode, run.Out));
        Assert.EndsWith(
            " can't be reached: Connection refused; check the address and the network, or use --snapshot FILE\n", run.Error, StringComparison.Ordinal);
    }

    private static string PathOf(TemporaryFolder folder, string name) =>
        Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.Path, name));
}
