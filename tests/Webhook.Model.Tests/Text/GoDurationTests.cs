using Webhook.Model.Text;

namespace Webhook.Model.Tests.Text;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("2h3m4s5ms", 7_384_005)]
    [InlineData("1000us", 1)]
    [InlineData("1000µs", 1)]
    [InlineData("1000000ns", 1)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData(".5s", 500)]
    public void Reads_what_go_writes(string text, long milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("10 s")]
    [InlineData("10S")]
    [InlineData("1.2.3s")]
    [InlineData("1d")]
    [InlineData("99999999999999h")]
    public void Refuses_anything_else(string? text) => Assert.False(GoDuration.TryParse(text, out _));
}
