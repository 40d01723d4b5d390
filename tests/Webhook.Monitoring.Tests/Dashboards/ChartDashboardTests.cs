using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>What the chart makes of the dashboard.</summary>
public sealed class ChartDashboardTests
{
    private const string Folder = $"{ChartRelease.Chart}/files/dashboards";

    [Fact]
    public void Ships_the_file_of_the_repository() => Golden.Equal($"{Folder}/{ShippedDashboard.File}", ShippedDashboard.Text);

    [Fact]
    public void Ships_no_other() => Assert.Equal([ShippedDashboard.File], Directory.GetFiles(Repository.Path(Folder)).Select(Path.GetFileName));

    [Theory]
    [InlineData("helm")]
    [InlineData("helm3")]
    public async Task Hands_it_to_Grafanas_sidecar_as_it_is(string helm)
    {
        var map = await RenderAsync("{enabled: true, labels: {grafana_dashboard: \"1\"}, annotations: {grafana_folder: Platform}}", helm);

        Assert.Equal("1", map.Map("metadata.labels")["grafana_dashboard"]);
        Assert.Equal("Platform", map.Map("metadata.annotations")["grafana_folder"]);
        Assert.Equal(ShippedDashboard.Text.Trim(), map.Map("data")[ShippedDashboard.File].Trim());
    }

    [Fact]
    public async Task Points_it_at_a_copy_of_the_runbooks()
    {
        const string Prefix = "https://wiki.example.com/\"runbooks\"/";
        var map = await RenderAsync("{enabled: true, runbookPrefix: 'https://wiki.example.com/\"runbooks\"/'}", "helm");

        var variable = JsonNode.Parse(map.Map("data")[ShippedDashboard.File])!["templating"]!["list"]!.AsArray().Single(one => (string?)one!["name"] == "runbooks")!;
        Assert.All(
            [variable["query"], variable["current"]!["value"], variable["current"]!["text"], variable["options"]![0]!["value"]],
            value => Assert.Equal(Prefix, (string?)value));
    }

    [Fact]
    public async Task Refuses_a_place_of_runbooks_without_a_slash() => Assert.Contains(
        "runbookPrefix",
        await RenderedChart.RefuseAsync(new ChartRelease { Values = "dashboards: {enabled: true, runbookPrefix: \"https://wiki.example.com\"}" }),
        StringComparison.Ordinal);

    private static async Task<RenderedObject> RenderAsync(string values, string helm) =>
        (await RenderedChart.RenderAsync(new ChartRelease { Helm = helm, Values = $"dashboards: {values}" })).Named("ConfigMap", "daemonset-webhook-dashboards");
}
