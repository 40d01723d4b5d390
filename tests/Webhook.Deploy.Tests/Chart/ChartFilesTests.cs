namespace Webhook.Deploy.Tests.Chart;

/// <summary>Alerts and dashboards come from the chart's files, as they stand there.</summary>
public sealed class ChartFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chart-").FullName;

    public ChartFilesTests() => Copy(Repository.Path(ChartRelease.Chart), _folder);

    [Fact]
    public async Task Unite_the_groups_of_all_rule_files_and_leave_their_templates_alone()
    {
        Write("rules/a.yaml", "groups:\n- name: first\n  rules:\n  - {alert: A, expr: up == 0, annotations: {summary: \"{{ $labels.pod }} is down\"}}\n");
        Write("rules/b.yaml", "groups:\n- name: second\n  rules: [{record: b, expr: up}]\n");

        var rule = (await RenderAsync("prometheusRule: {enabled: true, labels: {release: prometheus}}")).Only("PrometheusRule");

        Assert.Equal(["first", "second"], [rule.Text("spec.groups[0].name"), rule.Text("spec.groups[1].name")]);
        Assert.Equal("{{ $labels.pod }} is down", rule.Text("spec.groups[0].rules[0].annotations.summary"));
        Assert.Equal("prometheus", rule.Map("metadata.labels")["release"]);
    }

    [Fact]
    public async Task Hand_dashboards_to_Grafana_as_they_are()
    {
        const string Dashboard = "{\n  \"title\": \"{{namespace}} on $node\"\n}";
        Write("dashboards/overview.json", Dashboard + "\n");

        var dashboards = (await RenderAsync("dashboards: {enabled: true}")).Named("ConfigMap", "daemonset-webhook-dashboards");

        Assert.Equal("1", dashboards.Map("metadata.labels")["grafana_dashboard"]);
        Assert.Equal(Dashboard, dashboards.Map("data")["overview.json"].Trim());
    }

    [Theory]
    [InlineData("prometheusRule: {enabled: true}", "this chart has no files/rules/*.yaml")]
    [InlineData("dashboards: {enabled: true}", "this chart has no files/dashboards/*.json")]
    public async Task Are_asked_for_where_there_are_none(string values, string words) =>
        Assert.Contains(words, await RenderedChart.RefuseAsync(new ChartRelease { Folder = _folder, Values = values }), StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<RenderedChart> RenderAsync(string values) => RenderedChart.RenderAsync(new ChartRelease { Folder = _folder, Values = values });

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, "files", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>All but the alerts and dashboards that the chart has itself.</summary>
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !IsMonitoring(Path.GetRelativePath(from, file))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static bool IsMonitoring(string file) =>
        file.StartsWith("files/rules", StringComparison.Ordinal) || file.StartsWith("files/dashboards", StringComparison.Ordinal);
}
