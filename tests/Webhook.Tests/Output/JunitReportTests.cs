using System.Xml.Linq;
using Webhook.Output.Reports;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Output;

public sealed class JunitReportTests
{
    [Fact]
    public void Counts_cases_failures_and_errors()
    {
        var suites = XDocument.Parse(new JunitReport().Render(SampleReport.Create(), SampleReport.Style)).Root!;

        Assert.Equal(("2", "1", "1"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value, suites.Attribute("errors")!.Value));
        Assert.Equal(["my dir/a:b,c.yaml", "broken.yaml"], suites.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value));
    }

    [Fact]
    public void Fails_a_case_from_the_threshold_upwards_and_prints_the_rest()
    {
        var strict = Cases(SampleReport.Style with { FailOn = RuleAction.Audit });
        var usual = Cases(SampleReport.Style);

        Assert.Equal(3, strict[0].Elements("failure").Count());
        Assert.Equal(2, usual[0].Elements("failure").Count());
        Assert.Contains("rollback-history", usual[0].Element("system-out")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_what_XML_can_not_hold()
    {
        var failure = Cases(SampleReport.Style)[0].Element("failure")!;

        Assert.Contains("100% <b> & \"q\": a,b\\u000asecond \\u001b[31m line ]]>; write 1", failure.Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void Escapes_characters_that_XML_forbids(char letter)
    {
        var report = SampleReport.Create();
        report = report with { Results = [report.Results[0] with { Name = $"a{letter}" }] };

        var name = XDocument.Parse(new JunitReport().Render(report, SampleReport.Style)).Descendants("testcase").First().Attribute("name")!.Value;

        Assert.Equal($"DaemonSet ns/a\\u{(int)letter:x4}", name);
    }

    private static List<XElement> Cases(ReportStyle style) =>
        [.. XDocument.Parse(new JunitReport().Render(SampleReport.Create(), style)).Descendants("testcase")];
}
