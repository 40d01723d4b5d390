using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>What the chart makes of the rules.</summary>
public sealed class ChartRuleTests
{
    public static TheoryData<string> Files => [.. ShippedRule.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Ships_the_files_of_the_repository(string file) =>
        Golden.Equal($"{ChartRelease.Chart}/files/rules/{file}", ShippedRule.ReadFile(file));

    [Fact]
    public void Ships_no_other() => Assert.Equal(
        ShippedRule.Files, Directory.GetFiles(Repository.Path($"{ChartRelease.Chart}/files/rules")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("helm")]
    [InlineData("helm3")]
    public async Task Renders_every_rule_as_it_stands_there(string helm)
    {
        var rendered = await RenderAsync("enabled: true", helm);

        Assert.Equal(ShippedRule.All.Count, rendered.Count);
        Assert.All(ShippedRule.All.Zip(rendered), pair =>
        {
            Assert.Equal(pair.First.Group, pair.Second.Group);
            Assert.Equal(pair.First.Expression, pair.Second.Expression);
            Assert.Equal(pair.First.Annotations, pair.Second.Annotations);
            Assert.True(JsonNode.DeepEquals(pair.First.Json, pair.Second.Json), pair.Second.Json.ToJsonString());
        });
    }

    /// <summary>What a PrometheusRule holds is what Prometheus loads: its spec is a rule file.</summary>
    [Fact]
    public async Task Renders_what_Prometheus_loads()
    {
        var rule = (await RenderedChart.RenderAsync("prometheusRule: {enabled: true}")).Only("PrometheusRule");
        Assert.Equal("monitoring.coreos.com/v1", rule.ApiVersion);
        await using var prometheus = await PrometheusServer.StartAsync(new()
        {
            Rules = new Dictionary<string, string> { ["rules.yaml"] = rule.Json("spec") },
        });

        Assert.NotEmpty(await prometheus.UntilAsync("ALERTS{alertname=\"DaemonSetWebhookAbsent\", alertstate=\"pending\"}"));
    }

    [Fact]
    public async Task Leaves_out_the_alerts_that_are_turned_off()
    {
        var rendered = await RenderAsync("{enabled: true, disabledAlerts: [DaemonSetWebhookStalePods, DaemonSetWebhookCertificateExpires]}");

        Assert.Equal(
            ShippedRule.All.Select(rule => rule.Alert).Where(alert => alert is not ("DaemonSetWebhookStalePods" or "DaemonSetWebhookCertificateExpires")),
            rendered.Select(rule => rule.Alert));
    }

    [Fact]
    public async Task Leaves_out_a_group_without_a_rule()
    {
        var rendered = await RenderAsync("{enabled: true, disabledAlerts: [DaemonSetWebhookStalePods, DaemonSetWebhookDaemonSetUncovered]}");

        Assert.DoesNotContain("daemonset-webhook.audited", rendered.Select(rule => rule.Group));
    }

    [Fact]
    public async Task Labels_alerts_for_routing_and_points_at_a_copy_of_the_runbooks()
    {
        var rendered = await RenderAsync("{enabled: true, alertLabels: {team: platform}, runbookPrefix: \"https://wiki.example.com/runbooks/\"}");

        Assert.All(rendered.Where(rule => rule.Alert.Length > 0), alert =>
        {
            Assert.Equal("platform", alert.Labels["team"]);
            Assert.True(alert.Labels.ContainsKey("severity"));
            Assert.Equal($"https://wiki.example.com/runbooks/{alert.Alert}.md", alert.Annotations["runbook_url"]);
        });
        Assert.All(rendered.Where(rule => rule.Record.Length > 0), rule => Assert.Empty(rule.Labels));
    }

    [Fact]
    public async Task Refuses_to_turn_off_what_there_is_not() => Assert.Contains(
        "prometheusRule.disabledAlerts has DaemonSetWebhookStale, and there is no such alert: take one of DaemonSetWebhookAbsent, ",
        await RenderedChart.RefuseAsync(new ChartRelease { Values = "prometheusRule: {enabled: true, disabledAlerts: [DaemonSetWebhookStale]}" }),
        StringComparison.Ordinal);

    private static async Task<IReadOnlyList<ShippedRule>> RenderAsync(string values, string helm = "helm")
    {
        var chart = await RenderedChart.RenderAsync(new ChartRelease { Helm = helm, Values = $"prometheusRule: {(values.StartsWith('{') ? values : $"{{{values}}}")}" });
        return [.. ShippedRule.In(chart.Only("PrometheusRule").At("spec.groups")!.AsArray())];
    }
}
