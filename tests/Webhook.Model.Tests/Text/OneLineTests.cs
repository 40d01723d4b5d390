using Webhook.Model.Text;

namespace Webhook.Model.Tests.Text;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("a\nb\tc\r\u0000d\u007fe\u0085f", "a b c  d e f")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("한국어 😀", "한국어 😀")]
    public void Replaces_what_would_break_the_line(string text, string expected) => Assert.Equal(expected, OneLine.Of(text));

    [Fact]
    public void Replaces_half_a_surrogate_pair() => Assert.Equal("half \ufffd pair", OneLine.Of($"half {'\ud800'} pair"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("😀😀😀", 3, "😀😀😀")]
    [InlineData("😀😀😀", 2, "😀…")]
    public void Cuts_by_runes_and_says_so(string text, int runes, string expected) => Assert.Equal(expected, OneLine.Cut(text, runes));
}
