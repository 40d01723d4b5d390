namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Values as people read them.</summary>
public sealed class UnitFormatTests
{
    [Theory]
    [InlineData(0.0214, "s", "21.4 ms")]
    [InlineData(0.0004, "s", "400 µs")]
    [InlineData(75, "s", "75 s")]
    [InlineData(300, "s", "5 min")]
    [InlineData(0, "s", "0 s")]
    [InlineData(0.5, "percentunit", "50 %")]
    [InlineData(104857600, "bytes", "100 MiB")]
    [InlineData(512, "Bps", "512 B/s")]
    [InlineData(12.345, "reqps", "12.3 req/s")]
    [InlineData(364.4, "suffix: d", "364 d")]
    [InlineData(14.4, "suffix:x", "14.4x")]
    [InlineData(12345, "short", "12,345")]
    public void Have_their_unit_and_three_digits_that_matter(double value, string unit, string text) => Assert.Equal(text, UnitFormat.Of(value, unit));

    [Fact]
    public void Have_as_many_digits_as_they_are_told() => Assert.Equal("3", UnitFormat.Of(2.95, "short", 0));
}
