using Microsoft.Extensions.Logging;
using Webhook.Admission;
using Webhook.Logging;
using Webhook.Testing;

namespace Webhook.Tests.Logging;

public sealed class RepeatLimitTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Writes_the_first_of_what_repeats_and_says_at_the_end_of_the_minute_how_often_it_did()
    {
        using var log = new LogText(new TextLines(), _clock);

        for (var time = 0; time < 1000; time++)
            AdmissionLog.NotJudged(log.Logger, "mutate", $"uid {time}", "request.object is missing");

        _clock.Advance(RepeatLimit.Window);
        Assert.Equal(
            [
                "mutate request uid 0 could not be judged: request.object is missing",
                "mutate request uid 1 could not be judged: request.object is missing",
                "mutate request uid 2 could not be judged: request.object is missing",
                "NotJudged (1001) was repeated 997 times in the last 60 s, the first of them: mutate request uid 3 could not be judged: request.object is missing",
            ],
            Messages(log));
        Assert.All(log.Lines, line => Assert.Contains(" warn: Webhook.Tests[", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Begins_anew_each_minute_and_is_quiet_when_nothing_repeats()
    {
        using var log = new LogText(new TextLines(), _clock);

        AdmissionLog.NotJudged(log.Logger, "mutate", "u", "x");
        _clock.Advance(RepeatLimit.Window);
        AdmissionLog.NotJudged(log.Logger, "mutate", "u", "x");
        _clock.Advance(RepeatLimit.Window);

        Assert.Equal(2, log.Lines.Count);
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void Never_holds_a_decision_back()
    {
        using var log = new LogText(new TextLines(), _clock);

        for (var time = 0; time < 1000; time++)
            AdmissionLog.Decided(log.Logger, "mutate", "CREATE", "DaemonSet", "logging", "agent", "jane", "mutated", 0.1, "u", false, "");

        Assert.Equal(1000, log.Lines.Count);
    }

    [Fact]
    public void Tells_apart_by_values_exception_and_category()
    {
        using var log = new LogText(new TextLines(), _clock);
        for (var time = 0; time < RepeatLimit.LinesAlike; time++)
            AdmissionLog.RuleThrew(log.Logger, new InvalidOperationException(), "max-unavailable", "u");

        AdmissionLog.RuleThrew(log.Logger, new InvalidOperationException(), "node-coverage", "u");
        AdmissionLog.RuleThrew(log.Logger, new ArgumentException(), "max-unavailable", "u");
        AdmissionLog.RuleThrew(log.Logger, new InvalidOperationException(), "max-unavailable", "u");

        Assert.Equal(RepeatLimit.LinesAlike + 2, log.Lines.Count);
    }

    [Fact]
    public void Tells_apart_values_that_share_a_hash_code()
    {
        using var log = new LogText(new TextLines(), _clock);
        var warn = LoggerMessage.Define<SameHash>(LogLevel.Warning, new(9999, "SameHash"), "about {Value}");

        for (var time = 0; time < 100; time++)
            warn(log.Logger, new("first"), null);

        warn(log.Logger, new("second"), null);

        Assert.Equal(RepeatLimit.LinesAlike + 1, log.Lines.Count);
        Assert.EndsWith("about second", log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_warnings_that_a_caller_makes_up()
    {
        using var log = new LogText(new TextLines(), _clock);

        for (var time = 0; time < 100_000; time++)
            AdmissionLog.Refused(log.Logger, "mutate", 400, $"the body has {time} mistakes");

        AdmissionLog.NotJudged(log.Logger, "mutate", "u", "of another event");
        _clock.Advance(RepeatLimit.Window);
        Assert.Equal(RepeatLimit.WarningsOfEvent + 2, log.Lines.Count);
        Assert.Contains("could not be judged: of another event", log.Lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(
            "Refused (1004) was repeated 99940 times in the last 60 s, the first of them: mutate refused a request with 400: the body has 60 mistakes",
            log.Lines[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_every_error_that_says_something_else()
    {
        using var log = new LogText(new TextLines(), _clock);

        for (var time = 0; time < 2 * RepeatLimit.MostKeys; time++)
            AdmissionLog.RuleThrew(log.Logger, new InvalidOperationException(), $"rule {time}", "u");

        Assert.Equal(2 * RepeatLimit.MostKeys, log.Lines.Count);
    }

    [Fact]
    public void Says_at_the_end_what_it_held_back()
    {
        using var stream = new MemoryStream();
        using (var provider = new LineLoggerProvider(new TextLines(), stream, _clock, new() { EndPatience = TimeSpan.FromSeconds(30) }))
        {
            var logger = provider.CreateLogger("Webhook.Tests");
            for (var time = 0; time < 5; time++)
                AdmissionLog.NotJudged(logger, "mutate", "u", "x");
        }

        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Contains("was repeated 2 times", lines[^1], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Messages(LogText log) => log.Lines.Select(line => line[(line.IndexOf(']') + 2)..]);

    private sealed record SameHash(string Name)
    {
        public override int GetHashCode() => 1;

        public override string ToString() => Name;
    }
}
