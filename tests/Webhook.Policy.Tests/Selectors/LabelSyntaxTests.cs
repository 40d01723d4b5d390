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

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
