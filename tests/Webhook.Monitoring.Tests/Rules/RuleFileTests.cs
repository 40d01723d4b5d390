using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>The rule files as they stand in the repository.</summary>
public sealed partial class RuleFileTests
{
    private static readonly string[] Severities = ["critical", "warning"];

    public static TheoryData<string> Files => [.. ShippedRule.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pass_promtools_checks(string file)
    {
        var run = await PrometheusPrograms.PromtoolAsync(["check", "rules", "--lint=all", "--lint-fatal", $"{ShippedRule.Folder}/{file}"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Fact]
    public void Give_every_alert_a_name_a_severity_and_words_for_people() => Assert.All(ShippedRule.Alerts, alert =>
    {
        Assert.Matches("^DaemonSetWebhook[A-Z][A-Za-z]+$", alert.Alert);
        Assert.Contains(alert.Labels["severity"], Severities);
        Assert.Equal(["description", "runbook_url", "summary"], alert.Annotations.Keys.Order(StringComparer.Ordinal));
        // A summary stands for all alerts of a group in a notification, so it has no values of one.
        Assert.DoesNotContain("{{", alert.Annotations["summary"], StringComparison.Ordinal);
        Assert.EndsWith(".", alert.Annotations["summary"], StringComparison.Ordinal);
        Assert.EndsWith(".", alert.Annotations["description"], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', alert.Annotations["description"]);
    });

    [Fact]
    public void Tell_alerts_of_one_name_apart_by_their_labels() =>
        Assert.Distinct(ShippedRule.Alerts.Select(alert => $"{alert.Alert} {string.Join(',', alert.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))}"));

    [Fact]
    public void Name_only_metrics_that_there_are()
    {
        var metrics = MetricNames.All;

        Assert.All(ShippedRule.All, rule => Assert.All(MetricNames.In(rule.Expression), name => Assert.Contains(name, metrics)));
    }

    [Fact]
    public void Use_only_series_that_are_recorded()
    {
        var recorded = ShippedRule.All.Select(rule => rule.Record).ToHashSet();

        Assert.All(ShippedRule.All, rule => Assert.All(Recorded().Matches(rule.Expression).Select(match => match.Value), name => Assert.Contains(name, recorded)));
    }

    /// <summary>A description can name the labels that the expression keeps; those that the rule adds come later and are empty there.</summary>
    [Fact]
    public void Fill_in_only_labels_that_the_expression_keeps() => Assert.All(ShippedRule.Alerts, alert => Assert.All(
        UsedLabel().Matches(alert.Annotations["description"]).Select(match => match.Groups["label"].Value),
        label => Assert.DoesNotContain(label, alert.Labels.Keys)));

    [GeneratedRegex(@"\b[a-z_]+:daemonset_webhook_\w+:\w+\b")]
    private static partial Regex Recorded();

    [GeneratedRegex(@"\$labels\.(?<label>\w+)")]
    private static partial Regex UsedLabel();
}
