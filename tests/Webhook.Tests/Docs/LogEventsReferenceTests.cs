using System.Text;
using System.Text.RegularExpressions;
using Webhook.Logging;
using Webhook.Testing;

namespace Webhook.Tests.Docs;

/// <summary>docs/reference/log-events.md is what the code declares; UPDATE_GOLDEN=1 writes it.</summary>
public sealed partial class LogEventsReferenceTests
{
    private static readonly (string Class, int First, string Title)[] Subjects =
    [
        ("AdmissionLog", 1000, "Admission"),
        ("TracingLog", 2000, "OpenTelemetry"),
        ("CertificateLog", 3000, "Certificates"),
        ("ClusterLog", 4000, "The live cluster"),
        ("PolicyLog", 5000, "Policies"),
        ("ServerLog", 6000, "The server"),
        ("ConnectionLog", 6100, "Connections"),
        ("AuditLog", 7000, "The audit"),
        ("FileLog", 8000, "Files"),
        ("LoggingLog", 9000, "The log itself"),
    ];

    [Fact]
    public void Gives_each_event_a_number_and_a_name_of_its_own()
    {
        var events = LogEvent.All();

        Assert.Equal(events.Select(known => known.Id).Distinct(), events.Select(known => known.Id));
        Assert.All(events, known => Assert.Equal(known.Method, known.Name));
        Assert.All(events.GroupBy(known => known.Class), ofClass => Assert.Distinct(ofClass.Select(known => known.Name)));
    }

    [Fact]
    public void Keeps_each_subject_in_its_thousand() => Assert.All(LogEvent.All(), known =>
    {
        var subject = Assert.Single(Subjects, subject => subject.Class == known.Class);
        Assert.InRange(known.Id, subject.First, subject.First + 999);
    });

    [Fact]
    public void Explains_every_event() => Assert.All(LogEvent.All(), known => Assert.Matches(@"^\S.{15,}\.$", known.Meaning));

    /// <summary>A name that the fields of every line have would be written with an underscore behind it.</summary>
    [Fact]
    public void Uses_no_name_of_a_value_that_every_line_has() => Assert.All(LogEvent.All(), known =>
        Assert.DoesNotContain(Places().Matches(known.Message).Select(place => place.Groups["name"].Value), name => name is "Timestamp" or "Event" or "EventId" or "Category" or "Message" or "Exception"));

    [Fact]
    public void Prints_docs_reference_log_events_from_the_code()
    {
        var page = new StringBuilder(
            $$"""
            # Log events

            Numbers and names stay what they are from release to release; messages may change. [How to read and send logs](../how-to/logs-and-traces.md).

            With `--log-format json` a line is one object: `timestamp` (RFC 3339, UTC), `level` ({{string.Join(", ", LogLevels.All.Take(5))}}), `event_id`,
            `event`, `category`, `message`, then a field for each value that the message names in braces, in snake case (`{DryRun}` is `dry_run`);
            `trace_id` and `span_id` where reviews are traced, and `exception` where there is one. Lines of the framework and its libraries
            (`category` begins with `Microsoft`) have numbers of their own and come at warning and above.

            Of warnings and errors that say the same, {{RepeatLimit.LinesAlike}} are written in {{RepeatLimit.Window.TotalSeconds}} s and the others counted (event {{LoggingLog.RepeatedId}}); of warnings of one event
            {{RepeatLimit.WarningsOfEvent}}, whatever they say. Lines below warning, the decisions among them, are always written.

            """);
        foreach (var (name, _, title) in Subjects)
        {
            page.Append($"\n## {title}\n\n| id | event | level | message | what it means, and what to do |\n|---|---|---|---|---|\n");
            foreach (var known in LogEvent.All().Where(known => known.Class == name))
            {
                var level = known.Level.Length > 0 ? known.Level : "that of the event";
                page.Append($"| {known.Id} | `{known.Name}` | {level} | `{known.Message}` | {known.Meaning} |\n");
            }
        }

        Golden.Equal("docs/reference/log-events.md", page.ToString());
    }

    [GeneratedRegex(@"\{(?<name>\w+)")]
    private static partial Regex Places();
}
