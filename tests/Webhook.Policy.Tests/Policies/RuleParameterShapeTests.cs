using System.Text.Json;
using Webhook.Policy.Policies.Validation;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Tests.Policies;

public sealed class RuleParameterShapeTests
{
    private const string Count = "a whole number from 0 to 2147483647";
    private const string CountOrPercent = "a whole number of 0 or more, or a percentage from 0% to 100%";
    private const string Percent = "a percentage from 0 to 100, such as 80%";
    private const string Glob = "a glob of lower case letters, digits, -, ., * and ?";

    [Theory]
    [InlineData(RuleParameterType.Count, "0")]
    [InlineData(RuleParameterType.Count, "2147483647")]
    [InlineData(RuleParameterType.CountOrPercent, "0")]
    [InlineData(RuleParameterType.CountOrPercent, "101")]
    [InlineData(RuleParameterType.CountOrPercent, "\"0%\"")]
    [InlineData(RuleParameterType.CountOrPercent, "\"007%\"")]
    [InlineData(RuleParameterType.CountOrPercent, "\"100%\"")]
    [InlineData(RuleParameterType.Percent, "0")]
    [InlineData(RuleParameterType.Percent, "100")]
    [InlineData(RuleParameterType.Percent, "\"100%\"")]
    [InlineData(RuleParameterType.Strings, "[]")]
    [InlineData(RuleParameterType.Strings, """["A b"]""")]
    [InlineData(RuleParameterType.Globs, """["a-z.0*?"]""")]
    [InlineData(RuleParameterType.UpdateStrategyTypes, """["RollingUpdate", "OnDelete"]""")]
    [InlineData(RuleParameterType.LabelRequirements, """[{"key": "a"}]""")]
    public void Accepts_what_fits(RuleParameterType type, string json) => Assert.Empty(Problems(type, json));

    [Theory]
    [InlineData(RuleParameterType.Count, "-1", ": is the number -1; write " + Count)]
    [InlineData(RuleParameterType.Count, "2147483648", ": is the number 2147483648; write " + Count)]
    [InlineData(RuleParameterType.Count, "1.5", ": is the number 1.5; write " + Count)]
    [InlineData(RuleParameterType.Count, "\"1\"", ": is the string \"1\"; write " + Count)]
    [InlineData(RuleParameterType.Count, "true", ": is the boolean true; write " + Count)]
    [InlineData(RuleParameterType.Count, "[]", ": is a list; write " + Count)]
    [InlineData(RuleParameterType.Count, "{}", ": is a mapping; write " + Count)]
    [InlineData(RuleParameterType.Count, "null", ": is null; write " + Count)]
    [InlineData(RuleParameterType.CountOrPercent, "\"101%\"", ": is the string \"101%\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "\"1000%\"", ": is the string \"1000%\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "\"0050%\"", ": is the string \"0050%\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "\"%\"", ": is the string \"%\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "\"+5%\"", ": is the string \"+5%\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "\"5\"", ": is the string \"5\"; write " + CountOrPercent)]
    [InlineData(RuleParameterType.CountOrPercent, "-1", ": is the number -1; write " + CountOrPercent)]
    [InlineData(RuleParameterType.Percent, "101", ": is the number 101; write " + Percent)]
    [InlineData(RuleParameterType.Percent, "-1", ": is the number -1; write " + Percent)]
    [InlineData(RuleParameterType.Percent, "\"101%\"", ": is the string \"101%\"; write " + Percent)]
    [InlineData(RuleParameterType.Strings, "\"a\"", ": is the string \"a\"; write a list, in brackets or one entry a line")]
    [InlineData(RuleParameterType.Strings, """["a", ""]""", "[1]: is the string \"\"; write a string")]
    [InlineData(RuleParameterType.Strings, "[3]", "[0]: is the number 3; write a string")]
    [InlineData(RuleParameterType.Globs, """["", "A"]""", "[0]: is the string \"\"; write " + Glob, "[1]: is the string \"A\"; write " + Glob)]
    [InlineData(RuleParameterType.Globs, "[3]", "[0]: is the number 3; write " + Glob)]
    [InlineData(RuleParameterType.Globs, """["a_b"]""", "[0]: is the string \"a_b\"; write " + Glob)]
    [InlineData(RuleParameterType.UpdateStrategyTypes, "[3]", "[0]: is the number 3; write one of RollingUpdate, OnDelete")]
    [InlineData(RuleParameterType.UpdateStrategyTypes, """["Recreate"]""", "[0]: is \"Recreate\"; write one of RollingUpdate, OnDelete")]
    [InlineData(RuleParameterType.UpdateStrategyTypes, """["ondelete"]""", "[0]: is \"ondelete\"; did you mean OnDelete?")]
    [InlineData(RuleParameterType.LabelRequirements, """["a"]""", "[0]: is the string \"a\"; write a mapping such as {key: team, value: \"[a-z]+\", on: Both}")]
    [InlineData(RuleParameterType.LabelRequirements, "[{}]", "[0]: has no key; write the label key, such as key: team")]
    [InlineData(
        RuleParameterType.LabelRequirements, """[{"value": 3}]""", "[0].value: is the number 3; write a string", "[0]: has no key; write the label key, such as key: team")]
    [InlineData(RuleParameterType.LabelRequirements, """[{"key": "a", "value": 3}]""", "[0].value: is the number 3; write a string")]
    [InlineData(RuleParameterType.LabelRequirements, """[{"key": "a", "on": "Pods"}]""", "[0].on: is \"Pods\"; write one of Both, DaemonSet, Template")]
    [InlineData(RuleParameterType.LabelRequirements, """[{"key": "a", "zzzzzz": ""}]""", "[0].zzzzzz: unknown field; write one of key, value, on")]
    [InlineData(
        RuleParameterType.LabelRequirements,
        """[{"key": "a", "value": "(?=b)"}]""",
        "[0].value: is \"(?=b)\", must be a regular expression without look-around and back references: ")]
    [InlineData(
        RuleParameterType.LabelRequirements,
        """[{"key": "a b"}]""",
        "[0].key: is \"a b\": name part must start and end with a letter or digit and hold only letters, digits, -, _ and . between")]
    public void Says_what_is_wrong_and_what_to_write(RuleParameterType type, string json, params string[] beginnings)
    {
        var problems = Problems(type, json);

        Assert.Equal(beginnings.Length, problems.Count);
        Assert.All(beginnings.Zip(problems), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static List<string> Problems(RuleParameterType type, string json) =>
        [.. RuleParameterShape.Problems(type, JsonElement.Parse(json)).Select(problem => $"{problem.Path}: {problem.Message}")];
}
