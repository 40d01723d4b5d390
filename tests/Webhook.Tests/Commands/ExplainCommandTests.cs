using System.Text;
using System.Text.Json;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    public async Task Tells_where_DaemonSets_run_how_they_roll_out_and_how_they_are_reached(string format)
    {
        var run = await ClusterRun.Here(
            "explain", "logging/agent", "logging/forwarder", "storage/csi", "--snapshot", "cluster.yaml", "-o", format);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Golden.Equal($"tests/fixtures/cli/explain.{format}.txt", run.Out);
    }

    [Theory]
    [InlineData("manifest", "agent.yaml scraper.yaml")]
    [InlineData("node", "logging/agent --node gpu-1 --node cp-1")]
    [InlineData("what-if", "logging/agent --taint maintenance:NoExecute --taint dedicated-")]
    public async Task Tells_what_is_asked(string name, string arguments)
    {
        var run = await ClusterRun.Here(["explain", .. arguments.Split(' '), "--snapshot", "cluster.yaml"]);

        Assert.Equal("", run.Error);
        Golden.Equal($"tests/fixtures/cli/explain.{name}.table.txt", run.Out);
    }

    [Fact]
    public async Task Prints_the_JSON_that_the_documentation_shows()
    {
        var run = await ClusterRun.Here(
            "explain", "logging/forwarder", "--snapshot", "cluster.yaml", "--node", "cp-1", "--taint", "maintenance:NoExecute", "-o", "json");

        Golden.Equal("tests/fixtures/cli/explain-json-sample.json", run.Out);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public async Task Folds_at_the_width_of_the_terminal(int width)
    {
        var run = await ClusterRun.On(ClusterRun.Text, width, "explain", "logging/agent", "logging/forwarder", "storage/csi");

        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Golden.Equal($"tests/fixtures/cli/explain.{width}-columns.txt", run.Out);
    }

    [Fact]
    public async Task Keeps_thousands_of_nodes_with_many_reasons_on_a_page()
    {
        var cluster = new StringBuilder("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[");
        for (var i = 0; i < 5000; i++)
        {
            cluster.Append($$$"""
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"ip-10-0-{{{i / 250}}}-{{{i % 250}}}.eu-west-1.compute.internal","labels":{"i":"{{{i}}}"}},
                 "spec":{"taints":[{"key":"example.com/pool-{{{i % 41}}}","effect":"{{{(i % 41 == 0 ? "PreferNoSchedule" : "NoSchedule")}}}"}]}},
                """);
        }

        cluster.Append("""
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","namespace":"logging","uid":"u"},
             "spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}}}}}]}
            """);

        var table = await ClusterRun.On(cluster.ToString(), 80, "explain", "logging/agent");
        var json = await ClusterRun.On(cluster.ToString(), "explain", "logging/agent", "-o", "json");

        Golden.Equal("tests/fixtures/cli/explain.many-nodes.txt", table.Out);
        Assert.All(table.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.InRange(table.Out.Split('\n').Length, 1, 90);
        Assert.Equal(5000, Placement(json).GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Tells_nodes_apart_where_a_pod_stays_and_where_there_is_none_to_stay()
    {
        var cluster = new StringBuilder("""{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"a","namespace":"n","uid":"u"}}""");
        for (var i = 0; i < 20; i++)
            cluster.Append($$$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"n{{{i:00}}}"},"spec":{"taints":[{"key":"k","effect":"NoSchedule"}]}}""");
        cluster.Append("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n","uid":"p","ownerReferences":[{"kind":"DaemonSet","name":"a","uid":"u","controller":true}]},
             "spec":{"nodeName":"n07"}}
            """);

        var run = await ClusterRun.On(cluster.ToString(), "explain", "n/a");

        Assert.Matches(@"(?m)^  stays  1      taint k:NoSchedule (.*\n)+? +on n07$", run.Out);
        Assert.Matches(@"(?m)^  no     19     taint k:NoSchedule (.*\n)+? +on n00, n01, ", run.Out);
    }

    [Theory]
    [InlineData("no nodes", "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: ns}}", "the cluster has no nodes")]
    [InlineData("a node without labels", "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: ns}}\n---\n{apiVersion: v1, kind: Node, metadata: {name: x}}", "runs on 1 of 1 node")]
    [InlineData("a pod without a node", "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: ns, uid: u}}\n---\n{apiVersion: v1, kind: Node, metadata: {name: x}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns, ownerReferences: [{kind: DaemonSet, name: a, uid: u, controller: true}]}}", "runs on 1 of 1 node")]
    [InlineData("everything twice, last first", "{apiVersion: v1, kind: Node, metadata: {name: x}}\n---\n{apiVersion: v1, kind: Node, metadata: {name: x}}\n---\n{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: ns}}\n---\n{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: ns}}", "runs on 1 of 1 node")]
    public async Task Answers_for_clusters_of_every_shape(string shape, string cluster, string expected)
    {
        var run = await ClusterRun.On(cluster, "explain", "ns/a");

        Assert.True(run.ExitCode == ExitCode.Success, $"{shape}: {run.Error}");
        Assert.StartsWith($"DaemonSet ns/a  cluster.yaml\n  {expected}\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logging/agnt", "unknown DaemonSet 'logging/agnt'; did you mean logging/agent?; there is no such file either")]
    [InlineData("agent -n loging", "unknown DaemonSet 'loging/agent'; did you mean logging/agent?; there is no such file either")]
    [InlineData("nothing-like-it", "unknown DaemonSet 'default/nothing-like-it'; there is no such file either")]
    [InlineData("logging/agent --node cp1", "--node: unknown node 'cp1'; did you mean cp-1?")]
    public async Task Names_the_nearest_when_there_is_no_such_DaemonSet_or_node(string arguments, string expected)
    {
        var run = await ClusterRun.Here(["explain", .. arguments.Split(' '), "--snapshot", "cluster.yaml"]);

        Assert.Equal((ExitCode.BadInput, "", $"error: {expected}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("missing.yaml", "missing.yaml: error: there is no such file\n")]
    [InlineData("a/b/c", "a/b/c: error: there is no such file\n")]
    [InlineData("Not_A_Name", "Not_A_Name: error: there is no such file\n")]
    public async Task Takes_what_can_be_no_name_for_a_file(string word, string expected)
    {
        var run = await ClusterRun.Here("explain", word, "--snapshot", "cluster.yaml");

        Assert.Equal((ExitCode.BadInput, expected), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Reads_a_path_where_a_word_is_both_and_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cluster.yaml", ClusterRun.Text);
        folder.Write("logging/agent", await File.ReadAllTextAsync(Path.Combine(ClusterRun.Folder, "scraper.yaml"), TestContext.Current.CancellationToken));

        var run = await CliRun.In(folder.Path, "explain", "logging/agent", "--snapshot", "cluster.yaml");

        Assert.StartsWith("DaemonSet logging/scraper  logging/agent:2\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            "warning: logging/agent is read as a file or folder, and is the name of the live DaemonSet logging/agent too; "
            + "to explain that one, run in a folder without it\n",
            run.Error);
    }

    [Fact]
    public async Task Takes_a_bare_name_for_one_of_the_namespace_and_tells_it_once()
    {
        var run = await ClusterRun.Here("explain", "agent", "logging/agent", "-n", "logging", "--snapshot", "cluster.yaml", "-o", "json");

        Assert.Equal(1, JsonElement.Parse(run.Out).GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Refuses_manifests_without_a_DaemonSet()
    {
        var run = await CliRun.With(
            terminal => terminal with { Directory = ClusterRun.Folder, OpenInput = () => new MemoryStream("{apiVersion: v1, kind: Secret}"u8.ToArray()) },
            "explain", "-", "--snapshot", "cluster.yaml");

        Assert.Equal(
            (ExitCode.BadInput, "", "error: no DaemonSet in what was given; give a manifest that holds one, or NAMESPACE/NAME of a live one\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Explains_the_rest_beside_a_name_that_is_unknown()
    {
        var run = await ClusterRun.Here("explain", "logging/agent", "logging/other", "--snapshot", "cluster.yaml");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("DaemonSet logging/agent  cluster.yaml\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_a_toleration_automatic_that_the_webhook_writes_into_the_template()
    {
        const string node = "{apiVersion: v1, kind: Node, metadata: {name: x}, spec: {taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}]}}";
        const string manifest = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}}";
        using var folder = new TemporaryFolder();
        folder.Write("cluster.yaml", node);
        folder.Write("a.yaml", manifest);

        var run = await CliRun.In(folder.Path, "explain", "a.yaml", "--snapshot", "cluster.yaml", "-o", "json");

        var reason = Placement(run).GetProperty("nodes")[0].GetProperty("reasons")[0];
        Assert.Equal("automatic", reason.GetProperty("toleratedBy").GetString());
    }

    private static JsonElement Placement(CliRun run) => JsonElement.Parse(run.Out).GetProperty("results")[0].GetProperty("placement");
}
