using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>Selectors on one line, in the form that <c>kubectl get -l</c> takes: <c>app=agent,tier in (a, b),!canary</c>.</summary>
internal static class SelectorText
{
    /// <summary>The whole selector in double quotes; <c>none</c> when it is absent or empty.</summary>
    public static string Of(LabelSelector? selector) => selector is null || selector.IsEmpty ? "none"
        : $"\"{string.Join(',', [.. Labels(selector), .. selector.MatchExpressions.Select(Of)])}\"";

    /// <summary>One expression, without quotes.</summary>
    public static string Of(LabelSelectorRequirement requirement) => requirement.Operator switch
    {
        SelectorOperator.Exists => requirement.Key,
        SelectorOperator.DoesNotExist => "!" + requirement.Key,
        SelectorOperator.In => $"{requirement.Key} in ({string.Join(", ", requirement.Values)})",
        SelectorOperator.NotIn => $"{requirement.Key} notin ({string.Join(", ", requirement.Values)})",
        var other => $"{requirement.Key} {other} ({string.Join(", ", requirement.Values)})",
    };

    private static IEnumerable<string> Labels(LabelSelector selector) =>
        selector.MatchLabels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}");
}
