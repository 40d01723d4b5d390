using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>What the page on the dashboard tells people.</summary>
public sealed partial class DashboardPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs/how-to/dashboard.md"));

    [Fact]
    public async Task Has_values_that_the_chart_takes()
    {
        var chart = await RenderedChart.RenderAsync(Block().Match(Page).Groups["text"].Value);

        Assert.Contains("https://wiki.example.com/runbooks/", chart.Named("ConfigMap", "daemonset-webhook-dashboards").Map("data")[ShippedDashboard.File], StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_every_row_in_order() => Assert.Equal(
        ShippedDashboard.All.Where(panel => panel.IsRow).Select(row => row.Title),
        Section("What is on it", "variable").Select(cells => cells[0]));

    [Fact]
    public void Lists_every_variable_that_viewers_see() => Assert.Equal(
        ShippedDashboard.Variables.Where(variable => variable.Type == "query").Select(variable => (string)variable.Json["label"]!),
        Section("| variable |", "## Change it").SelectMany(cells => cells[0].Split(", ")));

    /// <summary>Cells of the table between two words, without its heading.</summary>
    private static IEnumerable<string[]> Section(string from, string to)
    {
        var start = Page.IndexOf(from, StringComparison.Ordinal);
        var lines = Page[start..Page.IndexOf(to, start + from.Length, StringComparison.Ordinal)].Split('\n').SkipWhile(line => !line.StartsWith("| ---", StringComparison.Ordinal)).Skip(1);
        return lines.Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1);
    }

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
