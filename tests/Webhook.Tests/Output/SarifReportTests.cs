using System.Text.Json;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Output;

/// <summary>Members that SARIF 2.1.0 requires and those that code scanning asks for.</summary>
public sealed class SarifReportTests
{
    [Fact]
    public void Names_schema_version_and_tool()
    {
        var sarif = Render(SampleReport.Create());
        var driver = Run(sarif).GetProperty("tool").GetProperty("driver");

        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", sarif.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        Assert.Equal("daemonset-webhook", driver.GetProperty("name").GetString());
        Assert.False(driver.TryGetProperty("informationUri", out _), "there is no page to point at");
        Assert.Equal(RuleCatalogue.All.Count, driver.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void Describes_every_rule()
    {
        var rules = Run(Render(SampleReport.Create())).GetProperty("tool").GetProperty("driver").GetProperty("rules");

        foreach (var rule in rules.EnumerateArray())
        {
            Assert.Matches("^[a-z-]+$", rule.GetProperty("id").GetString());
            Assert.Matches("^[A-Za-z]+$", rule.GetProperty("name").GetString());
            Assert.InRange(rule.GetProperty("shortDescription").GetProperty("text").GetString()!.Length, 1, 1024);
            Assert.InRange(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 1, 1024);
            Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("help").GetProperty("markdown").GetString()!);
            Assert.Equal(RuleCatalogue.All.Single(known => known.Descriptor.Id == rule.GetProperty("id").GetString()).Descriptor.Source, rule.GetProperty("helpUri").GetString());
            Assert.Matches("^(error|warning|note)$", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
        }
    }

    [Fact]
    public void Points_each_result_at_its_rule_and_place()
    {
        var run = Run(Render(SampleReport.Create()));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("my%20dir/a%3Ab%2Cc.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.Equal((8, 5), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
        }

        Assert.Equal(["error", "error", "note"], run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("level").GetString()));
    }

    [Fact]
    public void Keeps_fingerprints_when_lines_move_and_tells_equal_findings_apart()
    {
        var before = Fingerprints(SampleReport.Create(line: 7));
        var after = Fingerprints(SampleReport.Create(line: 70));

        Assert.Equal(before, after);
        Assert.Equal(before.Count, before.Distinct().Count());
    }

    [Fact]
    public void Reports_unreadable_input_as_a_notification_of_a_failed_run()
    {
        var invocation = Run(Render(SampleReport.Create())).GetProperty("invocations")[0];

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal("100% <b> & \"q\": a,b second  [31m line ]]>", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
    }

    private static List<string> Fingerprints(CheckReport report) =>
        [.. Run(Render(report)).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("daemonSetFinding/v1").GetString()!)];

    private static JsonElement Render(CheckReport report) => JsonElement.Parse(new SarifReport().Render(report, SampleReport.Style));

    private static JsonElement Run(JsonElement sarif) => sarif.GetProperty("runs")[0];
}
