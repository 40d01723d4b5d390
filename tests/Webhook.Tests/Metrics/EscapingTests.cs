using System.Diagnostics.Metrics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Webhook.Tests.Metrics.TestMeter;

namespace Webhook.Tests.Metrics;

/// <summary>Whatever a label or a help says, the text stays well formed and says it.</summary>
public sealed class EscapingTests
{
    /// <summary>Pieces that a careless writer breaks on.</summary>
    private static readonly Gen<string> Text = Gen.Elements(
            "\\", "\"", "\n", "\r", "\t", "{", "}", ",", "=", "#", " ", "\0", "\u2028", "\u0085", "\uFEFF", "\uD800", "\uDC00", "é", "😀", "a", "n", "# EOF", "\\n")
        .ListOf().Select(string.Concat);

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(25).WithReplay(7, 9);

    [Fact]
    public void Reads_back_every_label_value_of_OpenMetrics() =>
        Prop.ForAll(Text.ToArbitrary(), Text.ToArbitrary(), (first, second) =>
        {
            using var meter = new TestMeter();
            var counter = meter.Meter.CreateCounter<long>("c_total", description: "A counter.");
            counter.Add(3, Label("first", first), Label("second", second));

            var sample = Assert.Single(Assert.Single(OpenMetricsText.Parse(meter.OpenMetrics)).Samples);

            Assert.Equal([("first", Whole(first)), ("second", Whole(second))], sample.Labels);
        }).Check(Config);

    [Fact]
    public void Reads_back_every_help_of_OpenMetrics() =>
        Prop.ForAll(Text.ToArbitrary(), help =>
        {
            using var meter = new TestMeter();
            meter.Meter.CreateObservableGauge("g", () => 1.0, description: $"Help{help}");

            Assert.Equal($"Help{Whole(help)}", Assert.Single(OpenMetricsText.Parse(meter.OpenMetrics)).Help);
        }).Check(Config);

    [Fact]
    public void Writes_the_same_samples_of_gauges_in_both_formats() =>
        Prop.ForAll(Text.ListOf().ToArbitrary(), values =>
        {
            using var meter = new TestMeter();
            meter.Meter.CreateObservableGauge("g", () => values.Select(value => new Measurement<double>(value.Length, Label("label", value))), description: "A gauge.");

            Assert.Equal(meter.Text + "# EOF\n", meter.OpenMetrics);
        }).Check(Config);

    [Fact]
    public void Keeps_line_feeds_and_backslashes_of_a_help_of_the_older_text_and_leaves_quotes_alone() =>
        Prop.ForAll(Text.ToArbitrary(), help =>
        {
            using var meter = new TestMeter();
            meter.Meter.CreateObservableGauge("g", () => 1.0, description: $"Help{help}");

            var line = meter.Text.Split('\n')[0]["# HELP g Help".Length..];

            Assert.Equal(Whole(help), line.Replace("\\\\", "\u0001", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace('\u0001', '\\'));
        }).Check(Config);

    /// <summary>Half of a surrogate pair has no place in UTF-8.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
