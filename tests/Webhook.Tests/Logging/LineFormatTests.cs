using System.Text.Json;
using Microsoft.Extensions.Logging;
using Webhook.Admission;
using Webhook.Logging;

namespace Webhook.Tests.Logging;

public sealed class LineFormatTests
{
    private const string Start = """{"timestamp":"2026-01-01T00:00:00.000Z",""";

    [Fact]
    public void Writes_a_decision_as_text()
    {
        using var log = new LogText(new TextLines());

        Decide(log.Logger);

        Assert.Equal(
            "2026-01-01T00:00:00.000Z info: Webhook.Tests[1000] validate UPDATE DaemonSet logging/agent by jane: denied in 0.123 ms, uid 705ab4f5, dry run True, rules [max-unavailable update-strategy]\n",
            log.Text);
    }

    [Fact]
    public void Writes_a_decision_as_JSON_with_a_field_for_each_value()
    {
        using var log = new LogText(new JsonLines());

        Decide(log.Logger);

        Assert.Equal(
            Start
            + """
            "level":"information","event_id":1000,"event":"Decided","category":"Webhook.Tests",
            "message":"validate UPDATE DaemonSet logging/agent by jane: denied in 0.123 ms, uid 705ab4f5, dry run True, rules [max-unavailable update-strategy]",
            "webhook":"validate","operation":"UPDATE","kind":"DaemonSet","namespace":"logging","name":"agent","user":"jane","outcome":"denied",
            "milliseconds":0.1234,"uid":"705ab4f5","dry_run":true,"rules":"max-unavailable update-strategy"}
            """.ReplaceLineEndings("")
            + "\n",
            log.Text);
    }

    [Fact]
    public void Keeps_a_record_on_one_line_and_without_control_characters_whatever_it_quotes()
    {
        const string hostile = "a\nb\r\t\u001b[31m\"\\\u0085\u2028\u007f\ud800 é 한 😀";
        using var text = new LogText(new TextLines());
        using var json = new LogText(new JsonLines());

        foreach (var log in new[] { text, json })
            AdmissionLog.Refused(log.Logger, "mutate", 400, hostile);

        Assert.EndsWith(" a\\nb\\r\\t\\u001b[31m\"\\\\u0085\\u2028\\u007f\ufffd é 한 😀", Assert.Single(text.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(text.Lines[0] + json.Lines[0], char.IsControl);
        Assert.Equal(hostile.Replace('\ud800', '\ufffd'), Field(Assert.Single(json.Lines), "problem").GetString());
    }

    [Fact]
    public void Writes_an_exception_into_its_line()
    {
        using var text = new LogText(new TextLines());
        using var json = new LogText(new JsonLines());
        var exception = new InvalidOperationException("a\nmistake");

        foreach (var log in new[] { text, json })
            AdmissionLog.Failed(log.Logger, exception, "mutate", "u");

        Assert.EndsWith(
            "fail: Webhook.Tests[1002] mutate request u failed inside the webhook and was let pass: System.InvalidOperationException: a\\nmistake",
            Assert.Single(text.Lines),
            StringComparison.Ordinal);
        Assert.Equal(exception.ToString(), Field(Assert.Single(json.Lines), "exception").GetString());
    }

    [Fact]
    public void Cuts_a_value_that_is_too_long_and_shows_it()
    {
        using var log = new LogText(new JsonLines());

        AdmissionLog.Refused(log.Logger, "mutate", 400, new('x', 100_000));

        Assert.Equal(new string('x', Utf8Line.MaxText) + "…", Field(Assert.Single(log.Lines), "problem").GetString());
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{not a place}} of {Name}", "{not a place} of n")]
    [InlineData("{Name,10}|{Count:000}", "         n|007")]
    [InlineData("{Name}{Count}", "n7")]
    [InlineData("{Count:0.###}", "7")]
    public void Formats_messages_as_the_framework_does(string message, string expected)
    {
        using var log = new LogText(new JsonLines());

#pragma warning disable CA2254 // The message is a row of the test.
        log.Logger.LogInformation(message, Arguments(message));
#pragma warning restore CA2254

        Assert.Equal(expected, Field(Assert.Single(log.Lines), "message").GetString());
    }

    [Fact]
    public void Writes_values_of_every_kind()
    {
        using var log = new LogText(new JsonLines());
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(1));

        log.Logger.LogInformation(
            "{Nothing} {Time:u} {Half} {NotANumber} {Names} {Level} {Event}", null, time, 0.5, double.NaN, new[] { "a", null, "c" }, LogLevel.Warning, "e");

        var line = Assert.Single(log.Lines);
        Assert.Equal("(null) 2026-03-04 04:06:07Z 0.5 NaN a, (null), c Warning e", Field(line, "message").GetString());
        Assert.Equal(JsonValueKind.Null, Field(line, "nothing").ValueKind);
        Assert.Equal("2026-03-04T04:06:07.000Z", Field(line, "time").GetString());
        Assert.Equal(0.5, Field(line, "half").GetDouble());
        Assert.Equal("NaN", Field(line, "not_a_number").GetString());
        Assert.Equal("Warning", Field(line, "level_").GetString());
        Assert.Equal("e", Field(line, "event_").GetString());
    }

    [Theory]
    [InlineData(0, 3, "0")]
    [InlineData(0.0004, 3, "0")]
    [InlineData(0.0005, 3, "0.001")]
    [InlineData(0.1234, 3, "0.123")]
    [InlineData(12.3, 3, "12.3")]
    [InlineData(1.05, 1, "1.1")]
    [InlineData(999.9996, 3, "1000")]
    [InlineData(-2.5, 0, "-3")]
    [InlineData(10, 0, "10")]
    [InlineData(1e12, 3, "1000000000000")]
    [InlineData(double.NaN, 3, "NaN")]
    public void Writes_numbers_with_so_many_decimals_at_most(double value, int decimals, string expected)
    {
        var line = new Utf8Line();

        line.Append(value, decimals);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(line.Written));
    }

    [Fact]
    public void Does_not_throw_when_a_value_does()
    {
        using var log = new LogText(new JsonLines());

        log.Logger.LogInformation("{Value}", new Unprintable());
        Decide(log.Logger);

        Assert.Equal([9002, 1000], log.Lines.Select(line => Field(line, "event_id").GetInt32()));
    }

    [Fact]
    public void Takes_a_value_that_logs_while_it_is_written()
    {
        using var log = new LogText(new TextLines());

        log.Logger.LogInformation("outer {Value}", new Talkative(log.Logger));

        Assert.Equal(["inner", "outer said"], log.Lines.Select(line => line[(line.IndexOf(']') + 2)..]));
    }

    private static void Decide(ILogger logger) => AdmissionLog.Decided(
        logger, "validate", "UPDATE", "DaemonSet", "logging", "agent", "jane", "denied", 0.1234, "705ab4f5", true, "max-unavailable update-strategy");

    private static object[] Arguments(string message) =>
        message.Contains("Name", StringComparison.Ordinal) ? ["n", 7] : message.Contains("Count", StringComparison.Ordinal) ? [7] : [];

    private static JsonElement Field(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(name).Clone();
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }

    private sealed class Talkative(ILogger logger)
    {
        public override string ToString()
        {
            logger.LogInformation("inner");
            return "said";
        }
    }
}
