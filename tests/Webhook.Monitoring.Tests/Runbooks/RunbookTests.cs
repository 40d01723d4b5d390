using System.Text.RegularExpressions;
using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Runbooks;

/// <summary>Somebody who is woken by an alert finds a page for it, in the form of all others, and nothing in it that there is not.</summary>
public sealed partial class RunbookTests
{
    private const string Folder = "docs/runbooks";

    private static readonly string[] Sections = ["What it means", "What it does to users", "How to check", "How to fix", "When to silence"];

    public static TheoryData<string> Alerts => [.. ShippedRule.AlertNames];

    [Fact]
    public void Are_there_for_every_alert_and_for_nothing_else() => Assert.Equal(
        ShippedRule.AlertNames.Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.Path(Folder)).Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != "README").Order(StringComparer.Ordinal));

    [Fact]
    public void Are_where_the_alerts_point_at() =>
        Assert.All(ShippedRule.Alerts, alert => Assert.Equal($"{Folder}/{alert.Alert}.md", alert.Annotations["runbook_url"]));

    [Fact]
    public void Are_listed_with_the_severities_of_their_alerts()
    {
        var rows = Row().Matches(Text("README")).ToDictionary(row => row.Groups["alert"].Value, row => row.Groups["severities"].Value);

        Assert.Equal(
            ShippedRule.Alerts.GroupBy(alert => alert.Alert).ToDictionary(group => group.Key, group => string.Join(", ", group.Select(alert => alert.Labels["severity"]).Distinct())),
            rows);
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Have_the_same_sections(string alert)
    {
        var text = Text(alert);

        Assert.StartsWith($"# {alert}\n", text, StringComparison.Ordinal);
        Assert.Equal(Sections, Section().Matches(text).Select(match => match.Groups["title"].Value));
        Assert.All(Section().Split(text).Skip(1), section => Assert.NotEmpty(section.Trim()));
    }

    /// <summary>The first thing that somebody has to know is whether changes are refused or pass unjudged.</summary>
    [Theory]
    [MemberData(nameof(Alerts))]
    public void Say_whether_changes_are_refused(string alert) => Assert.Contains("failurePolicy", Body(alert, "What it does to users"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Show_commands_or_queries_to_check_with(string alert) => Assert.Matches("```(sh|promql)\n", Body(alert, "How to check"));

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Name_metrics_that_there_are(string alert) =>
        Assert.All(MetricNames.In(Text(alert)), name => Assert.Contains(name, MetricNames.All));

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Name_flags_that_there_are(string alert)
    {
        var known = Flag().Matches(File.ReadAllText(Repository.Path("docs/reference/cli.md"))).Select(match => match.Value).ToHashSet();
        var ours = OwnCommand().Matches(Text(alert)).SelectMany(command => Flag().Matches(command.Value)).Select(match => match.Value);

        Assert.All(ours, flag => Assert.Contains(flag, known));
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public async Task Have_queries_that_Prometheus_understands(string alert)
    {
        var queries = Queries().Matches(Text(alert)).SelectMany(block => block.Groups["queries"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        using var folder = new TestFolder();
        var rules = string.Concat(queries.Select((query, index) => $"\n  - record: query{index}\n    expr: |\n      {query}"));
        var file = folder.Write("rules.yaml", $"groups:\n- name: queries\n  rules: {(queries.Count == 0 ? "[]" : rules)}\n");

        var run = await PrometheusPrograms.PromtoolAsync(["check", "rules", file]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    private static string Text(string page) => File.ReadAllText(Repository.Path($"{Folder}/{page}.md"));

    private static string Body(string alert, string section) => Text(alert).Split($"## {section}\n")[1].Split("\n## ")[0];

    [GeneratedRegex(@"^\| \[(?<alert>\w+)\]\(\k<alert>\.md\) \| (?<severities>[a-z, ]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^## (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Flag();

    /// <summary>Code that is a flag, or a command of this program; kubectl and helm have flags of their own.</summary>
    [GeneratedRegex(@"`--[^`]*`|(?<=^|`)daemonset-webhook [^`\n]*", RegexOptions.Multiline)]
    private static partial Regex OwnCommand();

    [GeneratedRegex("```promql\n(?<queries>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Queries();
}
