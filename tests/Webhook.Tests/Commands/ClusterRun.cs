using Webhook.Testing;
using Webhook.Tests.Cluster;

namespace Webhook.Tests.Commands;

/// <summary>Command lines on the cluster of tests/fixtures/cli/cluster, saved or live.</summary>
internal static class ClusterRun
{
    /// <summary>The folder with the cluster and with manifests to hold against it.</summary>
    public static string Folder { get; } = Repository.Path("tests/fixtures/cli/cluster");

    /// <summary>The cluster as YAML.</summary>
    public static string Text => File.ReadAllText(Path.Combine(Folder, "cluster.yaml"));

    /// <summary>Runs in the folder.</summary>
    public static Task<CliRun> Here(params string[] arguments) => CliRun.In(Folder, arguments);

    /// <summary>Runs against a cluster of one's own, saved as cluster.yaml.</summary>
    public static Task<CliRun> On(string cluster, params string[] arguments) => On(cluster, null, arguments);

    /// <summary>The same on a terminal of that many columns.</summary>
    public static async Task<CliRun> On(string cluster, int? width, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cluster.yaml", cluster);
        return await CliRun.With(
            terminal => terminal with { Directory = folder.Path, Width = width, Variable = name => name == "NO_COLOR" ? "1" : null },
            [.. arguments, "--snapshot", "cluster.yaml"]);
    }

    /// <summary>Runs against a live server, with <c>--kubeconfig</c>.</summary>
    public static async Task<CliRun> Live(ListServer server, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kubeconfig", server.Kubeconfig);
        return await CliRun.In(Folder, [.. arguments, "--kubeconfig", Path.Combine(folder.Path, "kubeconfig")]);
    }
}
