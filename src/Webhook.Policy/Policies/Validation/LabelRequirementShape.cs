using System.Text.Json;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Labels;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Judges one entry of a <see cref="RuleParameterType.LabelRequirements"/>: <c>{key: team, value: "[a-z]+", on: Template}</c>.</summary>
internal static class LabelRequirementShape
{
    private static readonly string[] Members = ["key", "value", "on"];
    private static readonly string[] Holders = Enum.GetNames<LabelHolder>();

    /// <summary>What is wrong, each with the path below the entry (<c>.key</c>; empty for the entry itself).</summary>
    public static IEnumerable<(string Path, string Message)> Problems(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return [("", $"is {Shapes.Describe(entry)}; write a mapping such as {{key: team, value: \"[a-z]+\", on: Both}}")];

        var problems = entry.EnumerateObject().SelectMany(Judge);
        return entry.TryGetProperty("key", out _) ? problems : problems.Append(("", "has no key; write the label key, such as key: team"));
    }

    private static IEnumerable<(string, string)> Judge(JsonProperty member)
    {
        var path = $".{member.Name}";
        if (!Members.Contains(member.Name) && member.Name != RequiredLabel.OnAsYaml)
            return [(path, $"unknown field; {Suggestion.Of(member.Name, Members)}")];

        if (member.Value.ValueKind != JsonValueKind.String)
            return [(path, $"is {Shapes.Describe(member.Value)}; write a string")];

        var text = member.Value.GetString()!;
        return member.Name switch
        {
            "key" => LabelSyntax.QualifiedNameErrors(text).Select(error => (path, $"is \"{text}\": {error}")),
            "value" => RequiredLabel.PatternProblem(text) is { } problem ? [(path, $"is {problem}")] : [],
            _ => Holders.Contains(text) ? [] : [(path, $"is \"{text}\"; {Suggestion.Of(text, Holders)}")],
        };
    }
}
