using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Selectors;

public sealed partial class LabelSyntaxTests
{
    private static readonly Gen<string> Text =
        from size in Gen.Frequency((6, Gen.Choose(0, 6)), (1, Gen.Choose(60, 66)), (1, Gen.Choose(250, 256)))
        from characters in Gen.OneOf(
            Gen.ArrayOf(Gen.Elements("aaa09A-_./é\n".ToCharArray()), size),
            Gen.ArrayOf(Gen.Elements("ab0".ToCharArray()), size))
        select new string(characters);

    [Fact]
    public void Agrees_with_the_pattern_of_names() => Law.Holds(Text, text =>
    {
        var (expected, found) = (text.Length == 0 || (Name().IsMatch(text) && text.Length <= 63), LabelSyntax.IsLabelValue(text));
        return expected == found && found == (LabelSyntax.LabelValueErrors(text).Count == 0);
    });

    [Fact]
    public void Agrees_with_the_pattern_of_subdomains() => Law.Holds(Text, text =>
    {
        var (expected, found) = (Subdomain().IsMatch(text) && text.Length <= 253, LabelSyntax.IsSubdomain(text));
        return expected == found && found == (LabelSyntax.SubdomainErrors(text).Count == 0);
    });

    [Fact]
    public void Agrees_with_the_patterns_of_keys() => Law.Holds(Text.Zip(Gen.Elements("", "a.b/", "/", "B/")), pair =>
    {
        var key = pair.Item2 + pair.Item1;
        var parts = key.Split('/');
        var expected = parts.Length <= 2 && Name().IsMatch(parts[^1]) && parts[^1].Length <= 63
            && (parts.Length == 1 || (Subdomain().IsMatch(parts[0]) && parts[0].Length <= 253));
        return LabelSyntax.IsQualifiedName(key) == expected && expected == (LabelSyntax.QualifiedNameErrors(key).Count == 0);
    });

    [Fact]
    public void Counts_bytes_not_characters() =>
        Assert.Equal(2, LabelSyntax.LabelValueErrors(new string('é', 32)).Count);

    [Theory]
    [InlineData("", 2)]
    [InlineData("/", 3)]
    [InlineData("a/b/c", 1)]
    [InlineData("A_/x", 1)]
    public void Gives_as_many_errors_as_the_api_server(string key, int count) =>
        Assert.Equal(count, LabelSyntax.QualifiedNameErrors(key).Count);

    [Fact]
    public void Says_what_is_wrong_with_a_key()
    {
        const string Name = "name part must start and end with a letter or digit and hold only letters, digits, -, _ and . between";
        const string Subdomain = "must be lower case letters, digits, - and ., with a letter or digit at both ends and next to every .";

        Assert.Equal(["name part must not be empty", Name], LabelSyntax.QualifiedNameErrors(""));
        Assert.Equal(["prefix part must not be empty", "name part must not be empty", Name], LabelSyntax.QualifiedNameErrors("/"));
        Assert.Equal([$"prefix part {Subdomain}"], LabelSyntax.QualifiedNameErrors("A_/x"));
        Assert.Equal(["name part must be no more than 63 characters"], LabelSyntax.QualifiedNameErrors(new string('x', 64)));
        Assert.Equal(
            ["must be a name, or a DNS subdomain and a name with one / between, such as example.com/name"],
            LabelSyntax.QualifiedNameErrors("a/b/c"));
        Assert.Equal(["must be no more than 253 characters", Subdomain], LabelSyntax.SubdomainErrors(new string('A', 254)));
        Assert.Equal(["must be no more than 253 characters"], LabelSyntax.SubdomainErrors(new string('a', 254)));
    }

    [Theory]
    [InlineData("a--b", true)]
    [InlineData("a.b", true)]
    [InlineData("a-.b", false)]
    [InlineData("a.-b", false)]
    [InlineData("a..b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    public void Wants_a_letter_or_digit_next_to_every_dot_of_a_subdomain(string text, bool isOne) => Assert.Equal(isOne, LabelSyntax.IsSubdomain(text));

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
