using System.Globalization;
using System.Text;
using System.Xml;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o junit</c>: a suite for each file, a test case for each DaemonSet.</summary>
/// <remarks>A finding fails its case from <c>--fail-on</c> upwards; milder ones stand in <c>system-out</c>. An unreadable file is an error.</remarks>
internal sealed class JunitReport : IReportFormat
{
    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style)
    {
        var suites = report.Results.Select(result => result.Source).Concat(report.Problems.Select(problem => problem.Source))
            .Distinct(StringComparer.Ordinal)
            .Select(source => JunitSuite.Of(source, report, style.FailOn))
            .ToList();
        using var buffer = new Utf8StringWriter();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "daemonset-webhook");
            WriteCounts(writer, suites.Sum(suite => suite.Tests), suites.Sum(suite => suite.Failures), suites.Sum(suite => suite.Errors.Count));
            foreach (var suite in suites)
                WriteSuite(writer, suite);

            writer.WriteEndElement();
        }

        return buffer + "\n";
    }

    private static void WriteSuite(XmlWriter writer, JunitSuite suite)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Printable.OneLine(suite.Source));
        WriteCounts(writer, suite.Tests, suite.Failures, suite.Errors.Count);
        foreach (var error in suite.Errors)
        {
            WriteCase(writer, suite.Source, "manifest");
            WriteText(writer, "error", error.Message, "manifest", ProblemLine.Of(error));
            writer.WriteEndElement();
        }

        foreach (var result in suite.Results)
            WriteResult(writer, result, suite.FailOn);

        writer.WriteEndElement();
    }

    private static void WriteResult(XmlWriter writer, CheckResult result, RuleAction failOn)
    {
        WriteCase(writer, result.Source, result.DisplayName);
        foreach (var failed in result.Findings.Where(located => located.Finding.Action >= failOn))
            WriteText(writer, "failure", failed.Text, failed.Finding.Rule, Line(result, failed));

        var milder = result.Findings.Where(located => located.Finding.Action < failOn).Select(located => Line(result, located)).ToList();
        if (milder.Count > 0)
            writer.WriteElementString("system-out", Printable.KeepingLines(string.Join('\n', milder)));

        writer.WriteEndElement();
    }

    private static string Line(CheckResult result, LocatedFinding located)
    {
        var place = located.Position is { } at ? $"{result.Source}:{at}" : result.Source;
        return $"{place}: {VerdictWord.Of(located.Finding.Action)}: {result.DisplayName}: {located.Finding.Rule}: {located.Text}";
    }

    private static void WriteCase(XmlWriter writer, string source, string name)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Printable.OneLine(source));
        writer.WriteAttributeString("name", Printable.OneLine(name));
    }

    private static void WriteText(XmlWriter writer, string element, string message, string type, string text)
    {
        writer.WriteStartElement(element);
        writer.WriteAttributeString("message", Printable.OneLine(message));
        writer.WriteAttributeString("type", type);
        writer.WriteString(Printable.KeepingLines(text));
        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, int tests, int failures, int errors)
    {
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }

    // XmlWriter writes the writer's encoding into the declaration; the text leaves this process in UTF-8.
    private sealed class Utf8StringWriter : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
