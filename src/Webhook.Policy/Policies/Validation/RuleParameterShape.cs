using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges the value of a rule's parameter by the type that the rule declares.</summary>
internal static class RuleParameterShape
{
    private static readonly string[] StrategyTypes = [DaemonSetUpdateStrategy.RollingUpdateType, DaemonSetUpdateStrategy.OnDeleteType];

    /// <summary>What is wrong, each with the path below the parameter (<c>[1]</c>; empty for the value itself).</summary>
    public static IEnumerable<(string Path, string Message)> Problems(RuleParameterType type, JsonElement value) => type switch
    {
        RuleParameterType.Count => Whole(value, IsCount(value), "a whole number from 0 to 2147483647"),
        RuleParameterType.CountOrPercent => Whole(value, IsCount(value) || IsPercentText(value), "a whole number of 0 or more, or a percentage from 0% to 100%"),
        RuleParameterType.Percent => Whole(value, IsPercentText(value) || (IsCount(value) && value.GetInt32() <= 100), "a percentage from 0 to 100, such as 80%"),
        RuleParameterType.Strings => Items(value, Text),
        RuleParameterType.Globs => Items(value, NameGlob),
        RuleParameterType.UpdateStrategyTypes => Items(value, StrategyType),
        RuleParameterType.LabelRequirements => Items(value, LabelRequirementShape.Problems),
        _ => [],
    };

    private static IEnumerable<(string, string)> Whole(JsonElement value, bool isRight, string expected)
    {
        if (!isRight)
            yield return ("", $"is {Shapes.Describe(value)}; write {expected}");
    }

    private static IEnumerable<(string, string)> Items(JsonElement value, Func<JsonElement, IEnumerable<(string Path, string Message)>> judge) =>
        value.ValueKind != JsonValueKind.Array
            ? [("", $"is {Shapes.Describe(value)}; write a list, in brackets or one entry a line")]
            : value.EnumerateArray().SelectMany((item, index) =>
                judge(item).Select(problem => ($"[{index}]{problem.Path}", problem.Message)));

    private static IEnumerable<(string, string)> Text(JsonElement value) =>
        Whole(value, value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0, "a string");

    private static IEnumerable<(string, string)> NameGlob(JsonElement value) =>
        Whole(value, value.ValueKind == JsonValueKind.String && GlobRules.IsNameGlob(value.GetString()!), "a glob of lower case letters, digits, -, ., * and ?");

    private static IEnumerable<(string, string)> StrategyType(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            yield return ("", $"is {Shapes.Describe(value)}; write one of {string.Join(", ", StrategyTypes)}");
        else if (!StrategyTypes.Contains(value.GetString()))
            yield return ("", $"is \"{value.GetString()}\"; {Suggestion.Of(value.GetString()!, StrategyTypes)}");
    }

    private static bool IsCount(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0;

    private static bool IsPercentText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is [.. { Length: > 0 and <= 3 } digits, '%']
        && digits.All(char.IsAsciiDigit)
        && int.Parse(digits, provider: null) <= 100;
}
