using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Testing.Tools;

namespace Webhook.ControlPlane.Tests.Releases;

/// <summary>A release of the chart on a real API server: installed, upgraded and uninstalled by both Helms.</summary>
public sealed class HelmReleaseTests
{
    private const string Configurations = "mutatingwebhookconfiguration,validatingwebhookconfiguration";

    [Theory]
    [InlineData("helm")]
    [InlineData("helm3")]
    public async Task Keeps_the_certificate_across_upgrades_and_leaves_no_webhook_behind(string helm)
    {
        await using var cluster = await LiveCluster.StartAsync(new());
        using var chart = new ChartCopy(cluster.Version);
        var kubectl = new Kubectl(cluster.Processes.Kubeconfig);

        await HelmAsync(cluster, helm, "install", "daemonset-webhook", chart.Path, "--create-namespace", "--set", $"certificates.mode=helm,{Budget(cluster)}");
        var installed = (await SecretAsync(kubectl), await BundlesAsync(kubectl));
        await HelmAsync(cluster, helm, "upgrade", "daemonset-webhook", chart.Path, "--reuse-values", "--set", "replicas=3");
        var upgraded = (await SecretAsync(kubectl), await BundlesAsync(kubectl));
        await HelmAsync(cluster, helm, "uninstall", "daemonset-webhook");

        Assert.Equal(installed, upgraded);
        Assert.Equal("[]", (await ConfigurationsAsync(kubectl)).ToJsonString());
    }

    [Theory]
    [InlineData("helm")]
    [InlineData("helm3")]
    public async Task Leaves_the_caBundle_to_the_pods_that_write_it(string helm)
    {
        await using var cluster = await LiveCluster.StartAsync(new());
        using var chart = new ChartCopy(cluster.Version);
        var kubectl = new Kubectl(cluster.Processes.Kubeconfig);

        await HelmAsync(cluster, helm, "install", "daemonset-webhook", chart.Path, "--create-namespace", "--set", Budget(cluster));
        var bundle = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(cluster.Processes.Authority.Pem));
        foreach (var kind in Configurations.Split(','))
        {
            await kubectl.SucceedAsync(
                "patch", kind, "daemonset-webhook", "--type", "json", "-p", $$"""[{"op": "add", "path": "/webhooks/0/clientConfig/caBundle", "value": "{{bundle}}"}]""");
        }

        await HelmAsync(cluster, helm, "upgrade", "daemonset-webhook", chart.Path, "--reuse-values", "--set", "webhooks.mutating.timeoutSeconds=3,webhooks.validating.timeoutSeconds=4");

        Assert.Equal(
            [(3, bundle), (4, bundle)],
            (await ConfigurationsAsync(kubectl)).Select(configuration => configuration!["webhooks"]![0]!)
                .Select(entry => ((int)entry["timeoutSeconds"]!, (string?)entry["clientConfig"]!["caBundle"])));
    }

    /// <summary>The chart's PodDisruptionBudget, where the API server has its version.</summary>
    private static string Budget(LiveCluster cluster) => $"podDisruptionBudget.enabled={(cluster.Version.ServesPolicyV1 ? "true" : "false")}";

    /// <summary>Helm in the namespace of the release, with a cache of its own.</summary>
    private static async Task HelmAsync(LiveCluster cluster, string helm, params string[] arguments)
    {
        var home = Path.GetDirectoryName(cluster.Processes.Kubeconfig)!;
        var run = await ToolRun.StartAsync(
            await ToolFolder.ProgramAsync(helm),
            [.. arguments, "--namespace", "daemonset-webhook", "--kubeconfig", cluster.Processes.Kubeconfig],
            environment: new Dictionary<string, string> { ["HOME"] = home });
        Assert.True(run.ExitCode == 0, $"{helm} {arguments[0]}: {run.Error}");
    }

    private static async Task<string> SecretAsync(Kubectl kubectl) =>
        (await kubectl.SucceedAsync("get", "secret", "daemonset-webhook-certificate", "-n", "daemonset-webhook", "-o", "jsonpath={.data}")).Out;

    private static async Task<JsonArray> ConfigurationsAsync(Kubectl kubectl) =>
        JsonNode.Parse((await kubectl.SucceedAsync("get", Configurations, "-o", "json")).Out)!["items"]!.AsArray();

    private static async Task<string> BundlesAsync(Kubectl kubectl) =>
        string.Join(' ', (await ConfigurationsAsync(kubectl)).SelectMany(configuration => configuration!["webhooks"]!.AsArray()).Select(entry => (string)entry!["clientConfig"]!["caBundle"]!));
}
