using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>When each alert fires and ends, by promtool's clock: <c>tests/prometheus/*.test.yaml</c>.</summary>
public sealed class AlertTests
{
    private const string Folder = "tests/prometheus";

    public static TheoryData<string> Files => [.. TestFiles()];

    public static TheoryData<string> AlertNames => [.. ShippedRule.AlertNames];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Fire_and_end_as_they_should(string file)
    {
        var run = await PrometheusPrograms.PromtoolAsync(["test", "rules", $"{Folder}/{file}"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    /// <summary>One test sees the alert not yet, then with all its words, then no more.</summary>
    [Theory]
    [MemberData(nameof(AlertNames))]
    public void Are_each_seen_before_at_and_after_their_time(string alert)
    {
        var sequences = Tests().Select(test => Sequence(test, alert)).ToList();

        Assert.Contains(sequences, sequence => sequence.Contains("silent fires silent", StringComparison.Ordinal));
    }

    /// <summary>Whether the alert is expected at each time that a test looks at it, in order of time.</summary>
    private static string Sequence(JsonNode test, string alert) => string.Join(
        ' ',
        from look in (test["alert_rule_test"]?.AsArray() ?? []).Concat(test["promql_expr_test"]?.AsArray() ?? [])
        let isExpression = look["expr"] is not null
        where (string?)look["alertname"] == alert || (isExpression && ((string)look["expr"]!).StartsWith("ALERTS", StringComparison.Ordinal))
        orderby int.Parse(((string)look["eval_time"]!).TrimEnd('m'), provider: null)
        select look["exp_alerts"] is null && look["exp_samples"] is null ? "silent" : "fires");

    private static IEnumerable<JsonNode> Tests() =>
        TestFiles().SelectMany(file => ReadYaml.Of(File.ReadAllText(Repository.Path($"{Folder}/{file}")))["tests"]!.AsArray()).OfType<JsonNode>();

    private static IEnumerable<string> TestFiles() =>
        Directory.GetFiles(Repository.Path(Folder), "*.test.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
