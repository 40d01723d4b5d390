using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Webhook.Policy.Tests.Properties;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

public sealed partial class CanonicalIntegerTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-7", -7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Reads_an_integer(string text, long value)
    {
        Assert.True(CanonicalInteger.TryParse(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("١")]
    public void Refuses_any_other_text(string text) => Assert.False(CanonicalInteger.TryParse(text, out _));

    [Fact]
    public void Agrees_with_the_pattern_and_with_big_numbers()
    {
        var texts = Gen.Choose(0, 20).SelectMany(size => Gen.ArrayOf(Gen.Elements("0123456789999999-+".ToCharArray()), size));

        Law.Holds(texts, characters =>
        {
            var text = new string(characters);
            var expected = Canonical().IsMatch(text) ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : long.MaxValue + BigInteger.One;
            var fits = expected >= long.MinValue && expected <= long.MaxValue;
            return CanonicalInteger.TryParse(text, out var value) == fits && (!fits || value == expected);
        });
    }

    [GeneratedRegex(@"\A(0|-?[1-9][0-9]*)\z")]
    private static partial Regex Canonical();
}
