using FsCheck;
using FsCheck.Fluent;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("?", "", false)]
    [InlineData("?", "a", true)]
    [InlineData("kube-*", "kube-system", true)]
    [InlineData("kube-*", "kube-", true)]
    [InlineData("kube-*", "Kube-system", false)]
    [InlineData("*-system", "calico-system", true)]
    [InlineData("*-system", "calico-systems", false)]
    [InlineData("*a*b?c", "xxaxxbxbyc", true)]
    [InlineData("a**b", "ab", true)]
    [InlineData("[a]", "a", false)]
    [InlineData("a.c", "abc", false)]
    public void Matches_the_whole_text(string pattern, string text, bool matches) => Assert.Equal(matches, Glob.IsMatch(pattern, text));

    [Fact]
    public void Agrees_with_the_definition_by_cases()
    {
        var texts = Gen.Elements('a', 'b').ArrayOf().Select(letters => new string(letters));
        var patterns = Gen.Elements('a', 'b', '*', '?').ArrayOf().Select(letters => new string(letters));

        Prop.ForAll(patterns.ToArbitrary(), texts.ToArbitrary(), (pattern, text) => Glob.IsMatch(pattern, text) == ByCases(pattern, text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(1000)).WithEndSize(12).WithReplay(7, 9));
    }

    [Fact]
    public void Takes_no_more_than_pattern_times_text_steps() =>
        Assert.False(Glob.IsMatch(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 5000)));

    private static bool ByCases(string pattern, string text) => pattern switch
    {
        "" => text.Length == 0,
        ['*', .. var rest] => ByCases(rest, text) || (text.Length > 0 && ByCases(pattern, text[1..])),
        _ => text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && ByCases(pattern[1..], text[1..]),
    };
}
