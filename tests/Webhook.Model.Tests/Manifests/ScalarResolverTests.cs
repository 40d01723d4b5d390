using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class ScalarResolverTests
{
    [Theory]
    [InlineData("y", "true")]
    [InlineData("Y", "true")]
    [InlineData("yes", "true")]
    [InlineData("YES", "true")]
    [InlineData("on", "true")]
    [InlineData("On", "true")]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("n", "false")]
    [InlineData("No", "false")]
    [InlineData("off", "false")]
    [InlineData("False", "false")]
    [InlineData("yEs", "\"yEs\"")]
    [InlineData("oN", "\"oN\"")]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("nULL", "\"nULL\"")]
    public void Reads_booleans_and_null_of_YAML_1_1(string text, string json) => Assert.Equal(json, Plain(text));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+5", "5")]
    [InlineData("8080", "8080")]
    [InlineData("1_000", "1000")]
    [InlineData("0777", "511")]
    [InlineData("0o17", "15")]
    [InlineData("0O17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("-0x1f", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("-0b101", "-5")]
    [InlineData("089", "89")] // no octal number, so a float
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("_1", "\"_1\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("1:30", "\"1:30\"")] // base 60 is no number for Kubernetes
    public void Reads_whole_numbers_as_Go_does(string text, string json) => Assert.Equal(json, Plain(text));

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("12345.678", "12345.678")]
    [InlineData("0.1", "0.1")]
    [InlineData("9.99999999999999999", "10")]
    [InlineData("0.0", "0")]
    [InlineData("1e400", "\"1e400\"")]
    [InlineData(".5_0", "\".5_0\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData(".", "\".\"")]
    [InlineData("+inf", "\"+inf\"")]
    [InlineData("2026-01-31", "\"2026-01-31\"")]
    [InlineData("2026-01-31T00:00:00Z", "\"2026-01-31T00:00:00Z\"")]
    [InlineData("<<", "\"<<\"")]
    [InlineData("10%", "\"10%\"")]
    [InlineData("a \"b\"\\", "\"a \\\"b\\\"\\\\\"")]
    public void Reads_floats_as_Go_does_and_leaves_the_rest_strings(string text, string json) => Assert.Equal(json, Plain(text));

    [Theory]
    [InlineData("yes")]
    [InlineData("80")]
    [InlineData("")]
    [InlineData("~")]
    public void Leaves_what_is_quoted_a_string(string text) =>
        Assert.Equal($"\"{text}\"", ScalarResolver.Resolve(text, "", isQuoted: true).Json);

    [Theory]
    [InlineData("80", "str", "\"80\"")]
    [InlineData("80", "int", "80")]
    [InlineData("80", "float", "80")]
    [InlineData("1.5", "float", "1.5")]
    [InlineData("yes", "bool", "true")]
    [InlineData("", "null", "null")]
    [InlineData("aGk=", "binary", "\"hi\"")]
    [InlineData("2026-01-31", "timestamp", "\"2026-01-31\"")]
    public void Honours_tags(string text, string tag, string json) =>
        Assert.Equal(json, ScalarResolver.Resolve(text, "tag:yaml.org,2002:" + tag, isQuoted: true).Json);

    [Theory]
    [InlineData("x", "int")]
    [InlineData("1.5", "int")]
    [InlineData("x", "float")]
    [InlineData("1", "bool")]
    [InlineData("x", "null")]
    [InlineData("*", "binary")]
    public void Refuses_a_value_that_is_not_what_its_tag_says(string text, string tag) =>
        Assert.Contains("!!" + tag, ScalarResolver.Resolve(text, "tag:yaml.org,2002:" + tag, isQuoted: false).Defect, StringComparison.Ordinal);

    [Theory]
    [InlineData(".nan")]
    [InlineData(".inf")]
    [InlineData("-.INF")]
    public void Refuses_numbers_that_JSON_has_none_of(string text) =>
        Assert.Contains("no number that JSON knows", ScalarResolver.Resolve(text, "", isQuoted: false).Defect, StringComparison.Ordinal);

    private static string Plain(string text) => ScalarResolver.Resolve(text, "", isQuoted: false).Json;
}
