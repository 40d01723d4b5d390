using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>Which labels a label selector selects.</summary>
/// <remarks>
/// Follows <c>LabelSelectorAsSelector</c> and <c>Requirement.Matches</c> of k8s.io/apimachinery. Everything is case sensitive.
/// Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"/>.
/// </remarks>
public static class LabelSelectorMatching
{
    /// <summary>Whether the selector selects these labels. Allocates nothing.</summary>
    /// <param name="selector">
    /// <c>null</c> selects nothing, an empty one everything, one that is not <see cref="IsWellFormed(LabelSelector)"/> nothing.
    /// </param>
    /// <param name="labels">The labels of one object.</param>
    public static bool Matches(LabelSelector? selector, IReadOnlyDictionary<string, string> labels)
    {
        if (selector is null || !HasAll(labels, selector.MatchLabels))
            return false;

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var requirement = selector.MatchExpressions[i];
            if (!SelectorOperator.Holds(requirement.Operator, requirement.Values, labels.GetValueOrDefault(requirement.Key)))
                return false;
        }

        return IsWellFormed(selector);
    }

    /// <summary>Whether each wanted key is present with exactly its value, as a Service's or a pod's nodeSelector asks. Allocates nothing.</summary>
    /// <param name="labels">The labels of one object.</param>
    /// <param name="wanted">Keys and values; none is met by all labels.</param>
    public static bool HasAll(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (key, value) in new LabelPairs(wanted))
        {
            if (!labels.TryGetValue(key, out var label) || label != value)
                return false;
        }

        return true;
    }

    /// <summary>Whether Kubernetes can make use of the selector at all: keys, operators and values are valid. Allocates nothing.</summary>
    public static bool IsWellFormed(LabelSelector selector)
    {
        foreach (var (key, value) in new LabelPairs(selector.MatchLabels))
        {
            if (!LabelSyntax.IsQualifiedName(key) || !LabelSyntax.IsLabelValue(value))
                return false;
        }

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            if (!IsWellFormed(selector.MatchExpressions[i]))
                return false;
        }

        return true;
    }

    /// <summary>Every requirement of the selector that the labels do not meet, matchLabels first; empty when all are met.</summary>
    public static IReadOnlyList<UnmetRequirement> Unmet(LabelSelector selector, IReadOnlyDictionary<string, string> labels)
    {
        List<UnmetRequirement> unmet = [];
        foreach (var (key, value) in selector.MatchLabels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var label = labels.GetValueOrDefault(key);
            if (label != value)
                unmet.Add(new("matchLabels", key, SelectorOperator.In, [value], label));
        }

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var requirement = selector.MatchExpressions[i];
            var label = labels.GetValueOrDefault(requirement.Key);
            if (!SelectorOperator.Holds(requirement.Operator, requirement.Values, label))
                unmet.Add(new($"matchExpressions[{i}]", requirement.Key, requirement.Operator, requirement.Values, label));
        }

        return unmet;
    }

    private static bool IsWellFormed(LabelSelectorRequirement requirement)
    {
        if (!SelectorOperator.IsWellFormed(requirement.Operator, requirement.Values.Count) || !LabelSyntax.IsQualifiedName(requirement.Key))
            return false;

        for (var i = 0; i < requirement.Values.Count; i++)
        {
            if (!LabelSyntax.IsLabelValue(requirement.Values[i]))
                return false;
        }

        return true;
    }
}
